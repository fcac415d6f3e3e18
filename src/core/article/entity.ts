/** HTML's named characters that occur in news; others stay as typed. */
const NAMED: ReadonlyMap<string, string> = new Map(
  [
    "amp & lt < gt > quot \" apos '",
    "ndash – mdash — hellip … bull • middot · deg ° times × frac12 ½",
    "lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ laquo « raquo »",
    "copy © reg ® trade ™ euro € pound £ yen ¥ cent ¢ sect §",
    "eacute é egrave è agrave à aacute á iacute í oacute ó uacute ú ntilde ñ",
    "auml ä ouml ö uuml ü szlig ß ccedil ç aring å aelig æ oslash ø",
  ].flatMap((row) =>
    Array.from(row.matchAll(/(\w+) (\S)/g), ([, name = "", character = ""]) => [name, character] as const),
  ),
)

/** Those that are a blank of any width, or, as the soft hyphen, nothing at all. */
const BLANKS: ReadonlyMap<string, string> = new Map([
  ["nbsp", " "],
  ["ensp", " "],
  ["emsp", " "],
  ["thinsp", " "],
  ["shy", ""],
])

const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,31}));/iy

/** The character that "&amp;", "&#8220;" or "&#x201C;" at `at` stands for, and where the entity ends. */
export function entityAt(text: string, at: number): { readonly text: string; readonly end: number } | null {
  ENTITY.lastIndex = at
  const [, decimal, hex, name] = ENTITY.exec(text) ?? []
  const end = ENTITY.lastIndex
  if (name !== undefined) {
    const known = NAMED.get(name) ?? BLANKS.get(name)
    return known === undefined ? null : { text: known, end }
  }
  if (decimal === undefined && hex === undefined) return null
  return { text: characterOf(decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal)), end }
}

/** U+FFFD for what is no character; a line end is a blank here, for it must not begin a paragraph. */
function characterOf(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return "\uFFFD"
  const character = String.fromCodePoint(code)
  return /\s/.test(character) ? " " : character
}
