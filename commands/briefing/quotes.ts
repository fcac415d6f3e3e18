import { misuse } from "../../src/core/command/misuse.ts"
import type { Desk } from "../../src/core/desk.ts"
import { callTo, heading, type ListItem, list, note, type Reply, toAsker } from "../../src/core/reply/reply.ts"
import { titleRun } from "../../src/core/show/article-line.ts"
import { counted } from "../../src/core/text/words.ts"
import { draftOf, GONE } from "./preview.ts"

const MOST_STORIES = 10

/** The stories of a post that quote somebody, each with a button to its quotes; without a date those of today's briefing. */
export async function showQuotes({ slot }: { readonly slot: string | undefined }, desk: Desk): Promise<Reply> {
  const draft = await draftOf({ slot, page: 1 }, desk)
  if (!draft) return GONE
  const items: ListItem[] = []
  for (const slug of [...(draft.stories ?? []), ...draft.rest]) {
    const [head] = await desk.archive.articles.named(slug, 1)
    if (!head || head.quotes === 0) continue
    const label = head.quotes === 1 ? "See the quote" : `All ${head.quotes} quotes`
    const call = callTo("quote", { article: slug, private: true })
    items.push({ prose: [titleRun(head), { text: ` · ${counted(head.quotes, "quote")}` }], action: { label, call } })
  }
  const shown = items.slice(0, MOST_STORIES)
  if (shown.length === 0) return misuse("No story in this briefing has a quote.")
  const more = items.length - shown.length
  return toAsker([
    heading("Quotes in this briefing"),
    list(shown),
    ...(more > 0 ? [note(`${more} more stories.`)] : []),
  ])
}
