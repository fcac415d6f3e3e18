import type { Traced } from "./origin.ts"
import { draftFrom, through, unchanged } from "./origin.ts"

/**
 * The text as all spans count it: "\n" for every line end, one space for every run of blanks and none at the edges of a
 * line, NFC, no control characters and none of those zero-width characters that carry no meaning. Joiners (Persian,
 * emoji) and bidi controls stay; renderers make the latter harmless. Lone surrogates become U+FFFD.
 * Lines keep their number; normalising twice changes nothing more; linear in any text.
 */
export function normalise(source: string): Traced {
  const tidy = tidyGaps(source.toWellFormed())
  const composed = compose(tidy.text)
  return { text: composed.text, origin: through(composed.origin, tidy.origin) }
}

/** As text without a line end, for titles and names. */
export const oneLine = (source: string): string => normalise(source).text.replaceAll(/\n+/g, " ").trim()

/** Every way in which a text may end a line. */
export const LINE_END = /\r\n|[\n\r\v\f\x85\u2028\u2029]/g

/**
 * What may stand in a gap beside the plain space and "\n": controls, the other blanks (NBSP, category Zs), the other line
 * ends, and what is dropped: soft hyphen, zero-width space, word joiner, byte order mark.
 */
const ODD = String.raw`\0-\t\v-\x1F\x7F-\xA0\xAD\u1680\u2000-\u200B\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF`
/** Gaps that need work; one space or line end between words does not. */
const GAP = new RegExp(String.raw`[ \n]*[${ODD}][ \n${ODD}]*|[ \n]{2,}|^ | $`, "g")
const BLANK = /[^\S\uFEFF]/

function tidyGaps(source: string): Traced {
  const draft = draftFrom(source)
  let kept = 0
  for (const { 0: gap, index } of source.matchAll(GAP)) {
    const end = index + gap.length
    const tidy = tidied(gap, index === 0 || end === source.length)
    if (tidy === gap) continue
    draft.copy(kept, index)
    draft.put(tidy, index, end)
    kept = end
  }
  if (kept === 0) return unchanged(source)
  draft.copy(kept, source.length)
  return draft.done()
}

function tidied(gap: string, atEdge: boolean): string {
  const lines = gap.match(LINE_END)?.length ?? 0
  if (lines > 0) return "\n".repeat(lines)
  return BLANK.test(gap) && !atEdge ? " " : ""
}

/**
 * Marks kept on one base character; more are dropped. No writing needs them (Unicode's stream-safe format, UAX #15,
 * allows 30), and putting a long run of them in order takes time in the square of its length.
 */
const MARKS_KEPT = 32

/** What may compose with the character before it: marks, Hangul vowels and finals, two Kirat Rai vowels. */
const JOINING = String.raw`[\p{M}\u1160-\u11FF\u{16D63}\u{16D67}]`
const CROWDED = new RegExp(`${JOINING}{${MARKS_KEPT + 1}}`, "u")
const CLUSTER = new RegExp(String.raw`[^]${JOINING}+|[^\0-\x7F]`, "gu")
const KEPT = new RegExp(`^[^]${JOINING}{0,${MARKS_KEPT}}`, "u")

/** NFC, cluster by cluster, and only where the text is not NFC already. */
function compose(text: string): Traced {
  if (!CROWDED.test(text) && text.normalize("NFC") === text) return unchanged(text)
  const draft = draftFrom(text)
  let kept = 0
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const composed = capped(capped(cluster).normalize("NFC"))
    if (composed === cluster) continue
    draft.copy(kept, index)
    draft.put(composed, index, index + cluster.length)
    kept = index + cluster.length
  }
  draft.copy(kept, text.length)
  return draft.done()
}

const capped = (cluster: string): string =>
  cluster.length <= MARKS_KEPT ? cluster : (KEPT.exec(cluster)?.[0] ?? cluster)
