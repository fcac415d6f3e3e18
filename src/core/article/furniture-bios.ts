/** What a site says of its writers, at the end of a text. */

/** So many of the last lines may be bios. */
const LAST_LINES = 5
/** In characters. */
const LONGEST = 500

const SAYS_WHO =
  /^(?:,[^.]{1,80},)? (?:is|are|was) (?:an?|the|(?:\p{Ll}+ )?(?:professor|director|editor|author)|[\p{L}’' ]{1,40}['’]s?|\p{Lu}[\p{L}’' -]{1,40}) ?\S|^(?:,[^.]{1,80},)? (?:covers|writes|reports|joined|teaches|works|has (?:written|covered|reported|worked)|can be reached)\b/u
const WRITES =
  /\b(?:reporter|correspondent|columnist|editor|writer|journalist|author|fellow|contributor|professor|director|lecturer|podcast|book)\b/i

/** The people of a byline: "Ann Lee and Bo Reed, political correspondents" → Ann Lee, Bo Reed. */
const writersOf = (byline: string): readonly string[] =>
  byline.split(/,? (?:and|&|with) |, | \| /).filter((name) => /^\p{Lu}\S* \S/u.test(name))

/**
 * The lines at the end that tell who wrote the text, by their indexes among `lines`: of somebody whom the byline names; of
 * somebody who is a writer and is named nowhere else; and whatever stands below "About the author".
 */
export function biosAmong(lines: readonly string[], byline: string | undefined): ReadonlySet<number> {
  const found = new Set<number>()
  for (let i = lines.length - 1; i > 0 && i >= lines.length - LAST_LINES; i--) {
    const line = lines[i] ?? ""
    if (line.length > LONGEST) continue
    if (isBioOf(line, byline) || isOfNobodyElse(lines, i)) found.add(i)
  }
  return found
}

/** Whether the line tells of somebody whom the byline names. */
export const isBioOf = (line: string, byline: string | undefined): boolean =>
  byline !== undefined &&
  line.length <= LONGEST &&
  writersOf(byline).some((name) => line.startsWith(name) && SAYS_WHO.test(line.slice(name.length)))

/** "Jo Marsh is a columnist at the Tide.": who is named in no other line is not what the article is about. */
function isOfNobodyElse(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? ""
  const name = /^\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]*){1,3}(?=,| is )/u.exec(line)?.[0]
  if (name === undefined || /[“”"]/.test(line)) return false
  const rest = line.slice(name.length)
  const last = name.slice(name.lastIndexOf(" ") + 1)
  return SAYS_WHO.test(rest) && WRITES.test(rest) && !lines.some((other, i) => i !== at && other.includes(last))
}
