/** Captions and credits of pictures: a line that names who took it, or ends with that. */

/** Longer lines are text; in characters. */
const LONGEST = 600

const AGENCY =
  "getty(?: images)?|reuters|afp|ap|epa(?:-efe)?|efe|pa(?: wire| media)?|associated press|ap photo|shutterstock|istock|alamy|bloomberg|xinhua|anadolu(?: agency)?|nurphoto|magnum|istockphoto|wikimedia(?: commons)?|flickr|handout|zuma(?: press)?|corbis|rex|dpa|tass|sipa(?: usa)?|polaris|redux|upi|pool|the canadian press|aap"
/** Who took it: names in capitals with what joins them. */
const NAMED = String.raw`(?:\p{Lu}[\p{L}\p{N}.'’&-]*|for|of|the|and|via|by|courtesy|handout|file|pool|author|de|van|von|bin|al)`
const REST = String.raw`©? ?${NAMED}(?: ?[/|,©] ?${NAMED}| ${NAMED}){0,11}[.)\]]*`
const WORD =
  "(?:file )?(?:photo(?:graph|graphs|graphy|s)?|picture|pictures|pic|image|images|illustration|illustrations|graphic|video|credit)(?: credit| source)?"
const LABEL = String.raw`(?:photo illustration by|${WORD} ?(?::|\.\.\.|…|\||,(?= ?(?:${AGENCY})\b))|${WORD} (?:by|courtesy of|via)\b|courtesy of\b|courtesy:)`

/** "Photo by N", "Credit...N/The Tide", "Image source, Getty Images", "(AP Photo/N)", "N/AFP/Getty Images". */
const CREDIT = new RegExp(
  String.raw`^[([]?(?:${caseless(LABEL)} ?${REST}|(?:${NAMED} ){0,5}${NAMED}? ?[/|] ?(?:${caseless(AGENCY)})(?:(?: ?/ ?| via )${REST})?[.)\]]*|(?:${caseless(AGENCY)})(?: ?/ ?| via )${REST})$`,
  "u",
)

/** What a caption ends with: a credit in brackets, or behind a word for it. */
const ENDS = new RegExp(
  String.raw`(?:[([](?:${caseless(LABEL)} ?${REST}|(?:${caseless(AGENCY)}) ?/ ?${REST}|(?:${NAMED} ){0,4}${NAMED} ?/ ?(?:The \p{Lu}|${caseless(AGENCY)}\b)${REST.replace("©? ?", "").replace(NAMED, ".{0,60}")})|(?<=[.!?…”"’)] |[ .])(?:${caseless("(?:photo|photograph|image|picture|credit)s?(?: by)?(?::|\\.\\.\\.|…)")} ?${REST}|REUTERS/${REST}))$`,
  "u",
)

const OPENS =
  /^(?:FILE PHOTO:|FILE ?[-–—] |(?:Image|Media|Photo|Video) caption(?: |:)\S|Image (?:source|copyright)(?:,|:| )\S|Caption: |CAPTION: )/

/** The regular expression without regard to case, for use inside one that has regard to it. */
function caseless(source: string): string {
  return `(?:${source.replaceAll(/(?<!\\)\p{L}/gu, (letter) => `[${letter.toLowerCase()}${letter.toUpperCase()}]`)})`
}

/** A credit alone on its line. */
const isCredit = (line: string): boolean => line.length <= 160 && CREDIT.test(line)

/** A picture's caption with its credit, or a credit alone. */
export const isCaption = (line: string): boolean =>
  line.length <= LONGEST && (isCredit(line) || OPENS.test(line) || endsInCredit(line.slice(-200)))

/** "Words: Ann Lee. Pictures: Bo Reed" tells who wrote it. */
const WRITER_FIRST = /^(?:(?:[Ww]ords|WORDS|[Tt]ext|TEXT)(?::| by)|[Bb]y|BY) \p{Lu}\p{L}+ \p{Lu}/u

/** Most paragraphs have no sign of a credit, and are asked no further. */
const endsInCredit = (end: string): boolean =>
  !WRITER_FIRST.test(end) && /[:/…]|\.\.\.|[([]\p{L}+ (?:by|courtesy) /u.test(end) && ENDS.test(end)

/** A line that says that a picture comes here; in lower case. */
const MARKER = /^(?:image|photo|picture|video|media|caption)(?: caption)?:?$/i

/** Below "Image caption" a whole sentence may be the text's first: captions seldom have a full stop. */
const ENDS_SENTENCE = /[.!?…]["”’]?$/

/**
 * Lines that only their neighbours tell for captions: what stands below "Image caption", and what stands between "Image"
 * and a credit. Their indexes.
 */
export function captionsAmong(count: number, wordsOf: (i: number) => string): ReadonlySet<number> {
  const found = new Set<number>()
  for (let i = 0; i + 1 < count; i++) {
    const words = wordsOf(i)
    if (words.length > 20 || !MARKER.test(words)) continue
    const below = wordsOf(i + 1)
    if (below.length > LONGEST || MARKER.test(below)) continue
    if ((/caption/i.test(words) && !ENDS_SENTENCE.test(below)) || (i + 2 < count && isCredit(wordsOf(i + 2))))
      found.add(i + 1)
  }
  return found
}
