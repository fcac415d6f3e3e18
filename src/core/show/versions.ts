import { offsetAt } from "../briefing/schedule.ts"
import { inSigns } from "../history/text-diff.ts"
import type { ParagraphPair, VersionChanges } from "../history/version-changes.ts"
import { dateInWords } from "../reply/lines.ts"
import { type ListItem, plain } from "../reply/reply.ts"
import { cut } from "../text/cut.ts"
import { counted, listed } from "../text/words.ts"
import type { DiffPiece } from "../verify/word-diff.ts"

/** "26 November 2026, 14:05 UTC". Of a version from before its time was kept: "time not recorded". */
export function sinceInWords(at: string | null, zone: string): string {
  if (at === null) return "time not recorded"
  const instant = Date.parse(at)
  const local = new Date(instant + offsetAt(zone, instant)).toISOString()
  return `${dateInWords(local)}, ${local.slice(11, 16)} ${zone}`
}

/** "headline and 2 paragraphs changed, 1 new"; what is only typography is told where nothing else is. */
export function changesInWords({ head, paragraphs }: VersionChanges): string {
  const count = (is: ParagraphPair["is"]) => paragraphs.filter((pair) => pair.is === is).length
  const changed = [
    ...head.filter(({ isSet }) => !isSet).map(({ label }) => label.toLowerCase()),
    ...(count("changed") > 0 ? [counted(count("changed"), "paragraph")] : []),
  ]
  const parts = [
    ...(changed.length > 0 ? [`${listed(changed, "and")} changed`] : []),
    ...(count("new") > 0 ? [`${counted(count("new"), "paragraph")} added`] : []),
    ...(count("gone") > 0 ? [`${counted(count("gone"), "paragraph")} removed`] : []),
  ]
  if (parts.length > 0) return parts.join(", ")
  const isSet = count("set") > 0 || head.length > 0
  return isSet ? "only spacing, punctuation or capitals changed" : "no words changed"
}

/** What was read otherwise before, a line each: "paragraph 4: … [-1,200-] {+1,400+} people …". */
export function changeItems({ head, paragraphs }: VersionChanges): readonly ListItem[] {
  const ofHead = head
    .filter(({ isSet }) => !isSet)
    .map(({ label, pieces }): ListItem => ({ label, prose: plain(inSigns(pieces)) }))
  const ofText = paragraphs
    .filter(({ is }) => is !== "same" && is !== "set")
    .map((pair): ListItem => ({ label: placeOf(pair), prose: plain(inSigns(shortened(pair.pieces))) }))
  return [...ofHead, ...ofText]
}

function placeOf({ before, after, is }: ParagraphPair): string {
  if (is === "new") return `paragraph ${after} (added)`
  if (is === "gone") return `paragraph ${before} (removed)`
  return before === after ? `paragraph ${after}` : `paragraph ${after} (was ${before})`
}

/** "Only spacing, punctuation or capitals: headline, paragraphs 2 and 5."; null where there is nothing of the kind. */
export function setAlone({ head, paragraphs }: VersionChanges): string | null {
  const numbers = paragraphs.flatMap(({ is, after }) => (is === "set" && after !== null ? [String(after)] : []))
  const places = [
    ...head.filter(({ isSet }) => isSet).map(({ label }) => label.toLowerCase()),
    ...(numbers.length > 0 ? [`${numbers.length === 1 ? "paragraph" : "paragraphs"} ${listed(numbers, "and")}`] : []),
  ]
  return places.length > 0 ? `Only spacing, punctuation or capitals: ${places.join(", ")}.` : null
}

/** Letters of what stays that are shown on either side of a change. */
const AROUND = 60

function shortened(pieces: readonly DiffPiece[]): readonly DiffPiece[] {
  return pieces.map((piece, n) => {
    const [isFirst, isLast] = [n === 0, n === pieces.length - 1]
    if (piece.is !== "same" || pieces.length === 1 || piece.text.length <= 2 * AROUND) return piece
    const head = isFirst ? "" : cut(piece.text, AROUND)
    const tail = isLast ? "" : endOf(piece.text)
    return { ...piece, text: head === "" || tail === "" ? `${head}${tail}` : `${head} ${tail}` }
  })
}

/** The last words, from one whole word on. */
function endOf(text: string): string {
  const end = text.slice(-AROUND)
  const blank = end.search(/\s/)
  return `…${end.slice(blank < 0 ? 0 : blank + 1)}`
}
