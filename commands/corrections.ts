import { defineCommand, page, text } from "../src/core/command/command.ts"
import type { ShownFinding } from "../src/core/follow/finding.ts"
import { dateInWords } from "../src/core/reply/lines.ts"
import {
  callTo,
  heading,
  type ListItem,
  list,
  note,
  plain,
  type Reply,
  strong,
  toAsker,
} from "../src/core/reply/reply.ts"
import type { CorrectionRow } from "../src/core/shelves/following.ts"
import { cut } from "../src/core/text/cut.ts"
import { counted, listed } from "../src/core/text/words.ts"
import { articlesLike } from "./completers.ts"
import { nextLabel } from "./next-label.ts"
import { whichArticle } from "./which.ts"

const DAYS = 30
const DAY_MS = 86_400_000
const ON_A_PAGE = 8
/** More than anybody leafs through. */
const MOST = 400
/** Characters of one wording. */
const LONGEST = 120

export const corrections = defineCommand({
  name: "corrections",
  summary: "See what was corrected in the last 30 days",
  example: "/corrections",
  options: {
    article: text("Only this article (default: all articles)").complete(articlesLike),
    page: page("Which page").hidden(),
  },
  async run({ article, page }, desk): Promise<Reply> {
    const slug = await whichArticle(article, (slug) => callTo("corrections", { article: slug }), desk)
    if (!slug.ok) return slug.reply
    const since = new Date(desk.now().getTime() - DAYS * DAY_MS)
    const rows = await desk.archive.following.corrections(since, MOST, slug.value)
    if (rows.length === 0) return toAsker([note(`No corrections in the last ${DAYS} days.`)])
    const last = Math.ceil(rows.length / ON_A_PAGE)
    const at = Math.min(page, last)
    const from = (at - 1) * ON_A_PAGE
    const turnTo = (label: string, page: number) => ({ label, call: callTo("corrections", { article, page }) })
    return toAsker(
      [
        heading(`Corrected in the last ${DAYS} days`),
        list(rows.slice(from, from + ON_A_PAGE).map(correctionItem)),
        ...(rows.length === MOST ? [note(`Only the latest ${MOST} are listed; there are more.`)] : []),
      ],
      [
        ...(at < last ? [turnTo(nextLabel(from + 1, from + ON_A_PAGE, rows.length), at + 1)] : []),
        ...(at > 1 ? [turnTo("Back", at - 1)] : []),
      ],
    )
  },
})

/** "25 November 2026: Dockers walk out · was “1,200 dockers”, now “1,400 dockers” · 3 messages edited, 1 could not be reached". */
function correctionItem({ title, gone, finding, at, ...counts }: CorrectionRow): ListItem {
  const label = dateInWords(at.slice(0, 10))
  const rest = [changeInWords(finding), messagesInWords(counts)].map((part) => ` · ${part}`).join("")
  // Of what is withheld nobody is told a word.
  if (gone === "withheld")
    return { label, prose: plain(`An article withheld by the publisher · ${messagesInWords(counts)}`) }
  return { label, prose: [strong(cut(title, LONGEST)), { text: rest }] }
}

function changeInWords(finding: ShownFinding): string {
  if (finding.kind !== "changed") return `${finding.kind} by the publisher`
  const { words, speaker, denied, title } = finding
  const quoted = (text: string) => `“${cut(text, LONGEST)}”`
  return [
    words && `was ${quoted(words.was)}, now ${words.now === null ? "removed from the article" : quoted(words.now)}`,
    speaker && `speaker: was ${speaker.was ?? "not identified"}, now ${speaker.now ?? "not identified"}`,
    denied && (denied.now ? "the speaker denies it" : "the speaker does not deny it"),
    title && `headline: was ${quoted(title.was)}, now ${quoted(title.now ?? "")}`,
  ]
    .filter((part) => part)
    .join(" · ")
}

type Counts = Pick<CorrectionRow, "edited" | "replied" | "deleted" | "unreachable">

/** "3 messages edited, 1 corrected in a reply, 2 could not be reached". */
function messagesInWords({ edited, replied, deleted, unreachable }: Counts): string {
  const parts = [
    edited > 0 && `${counted(edited, "message")} edited`,
    replied > 0 && `${replied} corrected in a reply`,
    deleted > 0 && `${deleted} already deleted`,
    unreachable > 0 && `${unreachable} could not be reached`,
  ].filter((part) => part !== false)
  return parts.length > 0 ? listed(parts, "and") : "no messages edited"
}
