import type { App, types } from "@slack/bolt"
import { type Action, type Block, dateInWords, type Item, plain, type Run, strong } from "../../core/reply/reply.ts"
import type { ArticleHead } from "../../core/shelves/articles.ts"
import { failureInWords } from "./faults.ts"
import { messageOf } from "./message.ts"
import type { Bureau } from "./room.ts"
import type { Desk } from "./turns.ts"

const NEWEST = 10
const SUMMARIES = 3

/**
 * The app's own page in Slack: the newest articles and how to ask, drawn anew whenever somebody opens it. What is asked
 * there is answered in the conversation with the bot.
 */
export function listenToHome(app: App, bureau: Bureau, desk: Desk): void {
  app.event("app_home_opened", async ({ event }) => {
    if (event.tab !== "home") return
    await desk.run(async () => {
      const published = await bureau.web("views.publish", { user_id: event.user, view: await homeOf(bureau) }, true)
      if (published.ok) return
      const problem = failureInWords(published.failure)
      bureau.tools.log.warn({ platform: "slack", problem }, "the app's home could not be shown")
    })
  })
}

async function homeOf(bureau: Bureau): Promise<types.HomeView> {
  const { newsroom, prefix } = bureau
  const heads = await newsroom.articles(NEWEST)
  const { read, total } = newsroom.reading()
  const left: readonly Block[] =
    read < total ? [{ kind: "note", prose: plain(`${read} of ${total} articles read so far.`) }] : []
  const newest: Block =
    heads.length > 0
      ? { kind: "list", items: heads.map(itemOf) }
      : { kind: "prose", prose: plain("There is no article yet.") }
  const asking = newsroom.commands.map(
    ({ name, summary, example }): Item => ({
      label: `/${prefix}${name}`,
      prose: [...plain(`${summary}. `), strong(example.replace(/^\//, `/${prefix}`))],
    }),
  )
  const blocks: readonly Block[] = [
    { kind: "heading", prose: plain("Newest articles") },
    ...[newest, ...left],
    { kind: "heading", prose: plain("How to ask") },
    { kind: "list", items: asking },
    {
      kind: "note",
      prose: plain("In a thread, and where a command's name is taken: @Pullquote quote … or /pullquote quote …"),
    },
  ]
  const actions: readonly Action[] = [
    { label: "Find a quote", call: { command: "quote", args: {} } },
    { label: "Find a fact", call: { command: "fact", args: {} } },
    ...heads.slice(0, SUMMARIES).map(({ slug, title }) => ({
      label: `Summary: ${title}`,
      call: { command: "summary", args: { article: slug } },
    })),
  ]
  const message = await messageOf(bureau, { blocks, actions, audience: "asker", outcome: "answered" })
  return { type: "home", blocks: [...message.blocks] }
}

function itemOf({ title, url, published, outlet }: ArticleHead): Item {
  const run: Run = url === undefined ? { text: title } : { text: title, href: url }
  const rest = [outlet, published && dateInWords(published)].filter((part) => part)
  return { prose: [run, ...plain(rest.map((part) => ` · ${part}`).join(""))] }
}
