/** Irregular verbs: base, past and participle, where they differ from "-ed". */
const IRREGULAR = `
  arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became become|begin began begun|bend bent|bet bet|
  bid bade bidden|bind bound|bite bit bitten|bleed bled|blow blew blown|break broke broken|breed bred|bring brought|build built|
  burn burnt|buy bought|catch caught|choose chose chosen|cling clung|come came come|creep crept|deal dealt|dig dug|draw drew drawn|
  dream dreamt|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|
  flee fled|fly flew flown|forbid forbade forbidden|forecast forecast|foresee foresaw foreseen|forget forgot forgotten|
  forgive forgave forgiven|freeze froze frozen|get got gotten|give gave given|go went gone|grind ground|grow grew grown|hang hung|
  hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|lean leant|leap leapt|learn learnt|
  leave left|lend lent|lie lay lain|light lit|lose lost|make made|mean meant|meet met|mislead misled|mistake mistook mistaken|
  outgrow outgrew outgrown|overcome overcame overcome|oversee oversaw overseen|overtake overtook overtaken|
  overthrow overthrew overthrown|pay paid|prove proved proven|rebuild rebuilt|repay repaid|ride rode ridden|ring rang rung|
  rise rose risen|run ran run|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shine shone|shoot shot|
  show showed shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|sleep slept|slide slid|speak spoke spoken|
  spend spent|spill spilt|spin spun|spit spat|spring sprang sprung|stand stood|steal stole stolen|stick stuck|sting stung|
  strike struck stricken|strive strove striven|swear swore sworn|sweep swept|swim swam swum|swing swung|take took taken|
  teach taught|tear tore torn|tell told|think thought|throw threw thrown|tread trod trodden|undergo underwent undergone|
  understand understood|undertake undertook undertaken|undo undid undone|uphold upheld|wake woke woken|wear wore worn|
  weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn|withhold withheld|withstand withstood|
  write wrote written|do did done|have had|be was been`

const verbs = IRREGULAR.trim()
  .split(/\s*\|\s*/)
  .map((line) => line.split(/\s+/))
const BASE: ReadonlyMap<string, string> = new Map(
  verbs.flatMap(([base = "", ...pasts]) => pasts.map((past): [string, string] => [past, base])),
)
const BE = new Map(
  "am is are was were been being 'm 're 's be".split(" ").map((form): [string, string] => [form, "be"]),
)
const OTHERS: ReadonlyMap<string, string> = new Map([...BE, ["has", "have"], ["does", "do"], ["goes", "go"]])

/** What the base form of a verb's form may be; itself among them. */
export function basesOf(form: string): ReadonlySet<string> {
  const known = met.get(form)
  if (known) return known
  if (met.size >= MET_LIMIT) met.clear()
  const bases = readBases(form)
  met.set(form, bases)
  return bases
}

/** Forms met so far; emptied when a hostile text has filled it. */
const met = new Map<string, ReadonlySet<string>>()
const MET_LIMIT = 5000

function readBases(form: string): ReadonlySet<string> {
  const bases = new Set([form])
  const irregular = OTHERS.get(form) ?? BASE.get(form)
  if (irregular !== undefined) return bases.add(irregular)
  for (const [ending, put] of ENDINGS) {
    if (!form.endsWith(ending) || form.length < ending.length + 2) continue
    const stem = form.slice(0, -ending.length)
    bases.add(stem + put)
    if (put === "" && ending !== "s" && stem.at(-1) === stem.at(-2)) bases.add(stem.slice(0, -1))
  }
  return bases
}

const ENDINGS = [["ied", "y"], ["ies", "y"], ["ying", "ie"], ["ed", ""], ["ed", "e"], ["ing", ""], ["ing", "e"], ["es", ""], ["s", ""]] as const // biome-ignore format: one list

/** "Need" and "exceed" only end like a past. */
export const isPastForm = (form: string): boolean =>
  BASE.has(form) || form === "were" || /(?:[^e]|agre|fre|guarante|decre|refere)ed$/.test(form)

/** Two forms of one verb: "send" and "sent", "is" and "was". */
export function isSameVerb(a: string, b: string): boolean {
  const bases = basesOf(a)
  for (const base of basesOf(b)) if (bases.has(base)) return true
  return false
}

/** Words that only set a verb's time, person or mode. */
export const AUXILIARIES: ReadonlySet<string> = new Set(
  `am is are was were be been being do does did have has had having will would shall 'll going to
  can could may might must should ought i'll we'll you'll he'll she'll they'll it'll i'd we'd they'd i've we've they've`.split(
    /\s+/,
  ),
)
