/** Notes of a site around its articles: links to others, who helped, where it was printed, how to write in. */

/** Longer lines are text; in characters. */
const LONGEST = { link: 200, note: 400 } as const

/** Whatever stands behind these is a link. */
const LINK =
  /^(?:read (?:more|also|next|this|the full story)|related(?: (?:story|stories|articles?|coverage|content|links?|videos?|news|topics|reading))?|see also|also (?:read|see|on)|more on this(?: story)?|must[- ]read|don['’]t miss|you (?:may|might) (?:also )?like|editor['’]s picks?|further reading|full story|full coverage|recommended|suggested reading|more on|up next|now read|next up) ?(?:[:>|»→–—]|- ) ?\S/i
/** These open also a sentence: behind them must stand a headline. */
const LINK_TO_HEADLINE =
  /^(?:read|more|watch|listen|click here|photos|gallery|in pictures|explore) ?[:|>»] ?\S.*[^.!?…"”]$/i
const BRACKETED =
  /^\[ ?(?:read|watch|listen|related|more|see|also|subscribe|sign up|follow|join|explore)\b[^[\]]*\]\.?$/i

const NETWORK =
  "(?:@\\w|on (?:twitter|x\\b|facebook|instagram|linkedin|bluesky|threads|mastodon|tiktok|youtube|telegram|whatsapp))"
const FOLLOW: readonly RegExp[] = [
  /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/,
  new RegExp(`^(?:you can )?follow [^.!?]{0,100}(?:: ?\\S|${NETWORK})`, "i"),
  /^(?:twitter|x|facebook|instagram|e-?mail|bluesky): ?\S+@?\S*$/i,
  /^(?:e-?mail|contact|reach|write to) (?:(?:the (?:author|reporter|writer|editor|newsroom)|me|him|her|them|us)\b|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+)?(?: at| via|:) \S+@).{0,120}$/iu,
  /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3} can be (?:reached|contacted|e-?mailed) (?:at|on|via) /u,
]

const SITE: readonly RegExp[] = [
  /^(?:filed under|posted in|tags?|tagged|topics?|categor(?:y|ies)|keywords|in this (?:article|story)) ?[:»>] ?\S/i,
  /^(?:sign up|subscribe|register) (?:here |now |today )?(?:for|to) [^“"]*\b(?:newsletter|briefing|updates|inbox|alerts?|podcast|e-?mails?|channel|edition)s?\b/i,
  /^(?:get|receive|want(?: to)?|have) [^“"]*\b(?:in|to|into) your inbox\b/i,
  /^(?:download|get) (?:the|our) [^.“"]{0,40}\bapp\b/i,
  /^join (?:our|us on|the) [^.“"]*\b(?:whatsapp|telegram|facebook|channel|community)\b/i,
  /^(?:stay up to date|keep up|stay informed|don['’]t miss)\b[^“"]*\b(?:newsletter|follow us|sign up|subscribe)\b/i,
  /^(?:what do you think|have something to (?:add|say)|have your say)\b[^“"]*\b(?:comments|e-?mail|tell us|let us know)\b/i,
  /^subscribe to (?:the|our) [^.“"]{0,60}$/i,
  /^our standards: /i,
  /^(?:click|tap) here (?:to|for)\b/i,
  /^(?:do you have|got|have you got) (?:a|any) (?:story|news tip|tip|question)s?\b[^“"]*\?/i,
  /^(?:got|have) (?:a|any) (?:story|news tip|tip)s?\b[^“"]*@/i,
  /^send (?:us )?(?:your )?(?:story|stories|tips?|feedback|comments|news)\b[^“"]*@/i,
  /^(?:the )?(?:views|opinions) expressed (?:here|in this|by (?:the|this) author|are|above)\b/i,
  /\ball rights reserved\.?(?: this material may not be .*)?$/i,
  /^this material may not be published, broadcast/i,
]

const PRINT: readonly RegExp[] = [
  /^a version of this (?:article|story|column|piece|review|op-ed|essay|post) (?:appears?|appeared|was|ran|is)\b/i,
  /^this (?:article|story|column|piece|review|op-ed|essay|post|interview) (?:(?:was |is )?(?:originally|first|also|previously) (?:appeared|published|posted|ran|produced)|appear(?:s|ed) (?:in|on)|(?:is|was|has been) republished)\b/i,
  /^(?:originally|first) published (?:in|on|at|by) [^“"]{0,100}$/i,
  /^this is a (?:developing|breaking)(?: news)? story\b[^“"]{0,100}$/i,
  /^this (?:story|article|post) (?:has been|was|will be) updated\.?$/i,
  /^(?:more (?:to come|to follow|follows|soon)|check back (?:for|later)\b.{0,40})\.?$/i,
]

const CONTRIBUTED =
  /^[([—–-]* ?\p{Lu}[^“”"]{2,280}\bcontributed (?:to this (?:report|story|article|piece|post|dispatch|column)|(?:additional )?(?:reporting|research)(?: to this \w+)?)(?: (?:from|in) \p{Lu}[^.]{0,80})?[.)\]]*$/u
const WITH_HELP =
  /^[([]?(?:with (?:files|reporting|additional reporting|assistance|help|contributions?|material|reports?) (?:from|by)|contributing:|contributors:|additional reporting:) \p{Lu}/iu
const ROLL =
  /^[([]?(?:(?:additional|further) )?(?:reporting|writing|editing|production|graphics?|research|compiled|edited|translated|translation|words)(?:(?:,| and) (?:writing|editing|reporting|graphics?))* by:? /i
const ON_THE_SPOT = /^\p{Lu}[^“”"]{2,120} reported from \p{Lu}/u
/** Words of a roll of names that are no names. */
const OF_ROLLS =
  /^(?:and|by|in|at|from|of|for|the|with|de|van|von|al|bin|additional|further|reporting|writing|editing|reported|contributed|research|production|graphics?|by:|newsroom|files|file|staff|contributions?|contributing|contributors|assistance|help|material|reports?|edited|compiled|translated|writers?|correspondents?|reporters?|editors?|desk|bureau)$/i

/** Names with what joins them, from the first word to the last: no sentence. */
const isRoll = (line: string): boolean =>
  line
    .split(/[\s/;,()[\]]+/)
    .filter((word) => /[\p{L}]/u.test(word))
    .every((word) => /^\p{Lu}/u.test(word) || OF_ROLLS.test(word.replace(/[.:]$/, "")))

/** Whether the line is such a note, wherever it stands. */
export function isNote(line: string): boolean {
  if (line.length > LONGEST.note) return false
  const words = line.replace(/^[*•▪►▶>»«_—–\s-]+(?=\S)/u, "")
  const isLink =
    line.length <= LONGEST.link && (LINK.test(words) || LINK_TO_HEADLINE.test(words) || BRACKETED.test(words))
  return (
    isLink ||
    [FOLLOW, SITE, PRINT].some((forms) => forms.some((form) => form.test(words))) ||
    CONTRIBUTED.test(words) ||
    ((WITH_HELP.test(words) || ROLL.test(words) || ON_THE_SPOT.test(words)) && isRoll(words))
  )
}
