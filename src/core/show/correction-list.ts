import type { ShownFinding } from "../follow/finding.ts"
import { type Prose, plain, type Run, struck } from "../reply/reply.ts"
import type { CorrectionRow, Following } from "../shelves/following.ts"
import { cut } from "../text/cut.ts"
import { counted, listed } from "../text/words.ts"

/** So far back the list of corrections goes. */
export const LISTED_DAYS = 30
/** More than anybody leafs through. */
export const MOST_LISTED = 400
const DAY_MS = 86_400_000
/** Characters of one wording. */
const LONGEST = 120

/** What readers had to be told of in the last thirty days, newest first; of all articles or of one. */
export const recentCorrections = (
  { corrections }: Pick<Following, "corrections">,
  now: Date,
  slug?: string,
): Promise<readonly CorrectionRow[]> => corrections(new Date(now.getTime() - LISTED_DAYS * DAY_MS), MOST_LISTED, slug)

/** The article that was corrected; of what is withheld nobody is told a word. Null: it is withheld. */
export const correctedTitle = ({ gone, title }: CorrectionRow): string | null =>
  gone === "withheld" ? null : cut(title, LONGEST)

/** What stands in the title's place of an article that is withheld. */
export const WITHHELD_TITLE = "An article withheld by the publisher"

/** "was “1,200 dockers”, now “1,400 dockers”"; nothing of an article that is withheld. */
export function changeInProse({ gone, finding }: CorrectionRow): Prose {
  if (gone === "withheld") return []
  if (finding.kind !== "changed") return plain(`${finding.kind} by the publisher`)
  const parts = partsOf(finding)
  if (parts.length === 0) return plain("back to the words first posted")
  return parts.flatMap((part, n) => (n > 0 ? [{ text: " · " }, ...part] : part))
}

const quoted = (words: string): string => `“${cut(words, LONGEST)}”`

function partsOf({ words, speaker, denied, title }: Extract<ShownFinding, { kind: "changed" }>): readonly Prose[] {
  return [
    ...(words ? [wasNow("was", words.was, words.now === null ? "removed from the article" : quoted(words.now))] : []),
    ...(speaker ? [speakerWasNow(speaker)] : []),
    ...(denied ? [plain(denied.now ? "the speaker denies it" : "the speaker does not deny it")] : []),
    ...(title ? [wasNow("headline: was", title.was, quoted(title.now ?? ""))] : []),
  ]
}

const wasNow = (lead: string, was: string, now: string): readonly Run[] => [
  { text: `${lead} ` },
  struck(quoted(was)),
  { text: `, now ${now}` },
]

const speakerWasNow = ({ was, now }: { readonly was: string | null; readonly now: string | null }): readonly Run[] => [
  { text: "speaker: was " },
  struck(was ?? "not identified"),
  { text: `, now ${now ?? "not identified"}` },
]

/** "3 messages edited, 1 corrected in a reply and 2 could not be reached". */
export function messagesInWords({
  edited,
  replied,
  deleted,
  unreachable,
}: Pick<CorrectionRow, "edited" | "replied" | "deleted" | "unreachable">): string {
  const parts = [
    edited > 0 && `${counted(edited, "message")} edited`,
    replied > 0 && `${replied} corrected in a reply`,
    deleted > 0 && `${deleted} already deleted`,
    unreachable > 0 && `${unreachable} could not be reached`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? listed(parts, "and") : "no messages edited"
}
