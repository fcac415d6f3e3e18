import type { ArticleKind } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { BodyLine } from "./body-line.ts"

/** Section labels by the kind that they tell, in lower case. */
const LABELS: ReadonlyMap<string, ArticleKind> = new Map(
  (
    [
      [
        "opinion",
        "opinion|opinions|comment|commentary|op-ed|op ed|oped|editorial|editorials|leader|leading article|column|columnists|guest column|guest essay|viewpoint|viewpoints|comment is free|comment & analysis|comment and debate|opinion & comment|opinion and comment|guest opinion|the editorial board|editorial board|our view|first person opinion|opinion column|opinion piece|guest commentary",
      ],
      [
        "letter",
        "letter|letters|letters to the editor|letter to the editor|readers' letters|reader's letter|readers’ letters|reader’s letter|reader letter|your letters|readers write",
      ],
      [
        "live blog",
        "live|live blog|liveblog|live updates|live coverage|live reporting|live update|as it happened|rolling coverage",
      ],
      [
        "interview",
        "interview|interviews|the interview|q&a|q & a|q and a|the q&a|in conversation|questions and answers",
      ],
      [
        "press release",
        "press release|news release|media release|press statement|press notice|press information|for immediate release|immediate release|for release",
      ],
    ] as const
  ).flatMap(([kind, words]) => words.split("|").map((word): [string, ArticleKind] => [word, kind])),
)

/** Other sections: a line beside one of these belongs to a menu and tells nothing. */
const SECTIONS = new Set(
  "news|world|world news|uk|uk news|us|us news|politics|sport|sports|business|money|culture|arts|lifestyle|life|travel|tech|technology|science|health|environment|education|society|weather|video|videos|podcasts|podcast|tv|radio|football|football|food|fashion|books|music|film|more|home|menu|search|subscribe|sign in|obituaries|jobs|puzzles|crosswords".split(
    "|",
  ),
)

/** "Opinion by Ann Lee", "Opinion | Ann Lee". */
const SIGNED = /^(?:Opinion|OPINION|Op-Ed|Commentary|COMMENTARY) ?(?:\||·|–|—|by|By|BY) ?\p{Lu}[^.!?]{2,60}$/u

const plain = (words: string): string =>
  words
    .slice(0, LONGEST)
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "")

/** Code units; a longer line is no label. */
const LONGEST = 80
/** Labels stand in so many lines. */
const HEAD_LINES = 8

/** The kind that a line tells which is nothing but a section's label; undefined for any other line. */
const kindOfLabel = (words: string): ArticleKind | undefined =>
  words.length > LONGEST ? undefined : LABELS.get(plain(words))

/** "Opinion | The harbour is ours", "Letter: Trams", "Flood in Leith – live", "Ann Lee: an interview". */
export function kindOfTitle(title: string): ArticleKind | undefined {
  if (/\bas it happened\b|\blive (?:blog|updates?)\b/i.test(title)) return "live blog"
  const [, first = "", , rest = ""] = /^([^|:]{3,40}?) ?(\||:) (?=(\S.*))/.exec(title) ?? []
  const led = rest === "" ? undefined : LABELS.get(plain(first))
  if (led !== undefined && !/^(?:leader|column|comment|release)/i.test(first)) return led
  const [, last = ""] = / ?[–—|:-] ?([^–—|:]{3,30})(?:$|:)/.exec(title) ?? []
  const ends = LABELS.get(plain(last))
  return ends === "live blog" || (ends === "opinion" && /\| /.test(title)) ? ends : undefined
}

/**
 * The lines of the head that are nothing but a label, and the kind that they tell; none where they stand in a menu, or tell
 * of two kinds.
 */
export function labelsIn(
  text: string,
  lines: readonly BodyLine[],
): { readonly kind?: ArticleKind; readonly labels: ReadonlySet<BodyLine> } {
  const top = lines.slice(0, HEAD_LINES)
  const words = top.map((line) => wordsAt(text, line))
  const isSection = (at: number) => SECTIONS.has(plain(words[at] ?? ""))
  const told = top.flatMap((line, at) => {
    const kind = kindOfLabel(words[at] ?? "")
    return kind === undefined || isSection(at - 1) || isSection(at + 1) ? [] : [{ line, kind }]
  })
  const [first] = told
  const signed = words.find((one) => SIGNED.test(one))
  if (!first && signed !== undefined) return { kind: "opinion", labels: new Set() }
  if (!first || told.some(({ kind }) => kind !== first.kind)) return { labels: new Set() }
  return { kind: first.kind, labels: new Set(told.map(({ line }) => line)) }
}
