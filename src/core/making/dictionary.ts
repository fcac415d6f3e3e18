/**
 * What packed articles have in common, for deflate: most of a small article's coverage is the names of its properties. Written
 * once and never changed, since what is kept is read with it.
 * The commonest pieces stand last, where deflate finds them cheapest.
 */
export const DICTIONARY =
  '{"article":{"standfirst":"","byline":"","dateline":"","outlet":"","url":"https://www.","language":"en","updated":"20","kind":"","issuer":"",' +
  '"corrections":[{"text":"","date":"","isNote":true}],"paragraphs":[{"start":0,"end":1,"isBlockQuote":true,"opensSection":true,"heading":"",' +
  '"isOfHead":true,"post":"","turn":"question","turn":"answer","label":"},{"start":2,"end":3},{"start":4,"end":5}]},' +
  '"coverage":{"cast":[{"name":{"start":0,"end":1},"namedIn":"title","kind":"unnamed","kind":"body","roles":[{"start":1,"end":2}],' +
  '"mentions":[{"start":1,"end":2},{"start":1,"end":2}],"together":[0,1]},' +
  '{"name":{"start":0,"end":1},"kind":"person","roles":[],"mentions":[{"start":1,"end":2}]}],' +
  '"utterances":[{"passages":[{"span":{"start":1,"end":1},"kind":"indirect","marked":[],"sentence":{"start":1,"end":1}}],' +
  '"cue":{"start":1,"end":1},"speaker":null,"doubted":{"span":{"start":1,"end":1},"member":1},"unresolved":{"start":1,"end":1},' +
  '"nested":{"span":{"start":1,"end":1},"member":1},"hedge":{"start":1,"end":1},"polarity":"denied","retracted":[],"confidence":0.95,"reason":""},' +
  '{"passages":[{"span":{"start":1,"end":1},"kind":"mixed","marked":[{"start":1,"end":1}],"sentence":{"start":1,"end":1}}],' +
  '"cue":null,"unresolved":null,"nested":null,"hedge":null,"speaker":{"span":{"start":1,"end":1},"member":0},"polarity":"affirmed","confidence":0.85,"reason":""},' +
  '{"passages":[{"span":{"start":1,"end":1},"kind":"direct","marked":[{"start":1,"end":1}],"sentence":{"start":1,"end":1}}],' +
  '"speaker":{"span":{"start":1,"end":1},"member":0},"polarity":"affirmed","cue":null,"unresolved":null,"nested":null,"hedge":null,"confidence":1,"reason":"by hand"}],' +
  '"facts":[{"span":{"start":1,"end":1},"figures":[{"span":{"start":1,"end":1},"value":null,"unit":null,"counted":null}],' +
  '"dates":[{"span":{"start":1,"end":1},"date":"20"}],"names":[{"start":1,"end":1},{"start":1,"end":1}],"sources":[],"isTold":true,"hedge":null,' +
  '"polarity":"affirmed","rank":0}],"summary":[{"span":{"start":1,"end":1},"rank":0}]}}'
