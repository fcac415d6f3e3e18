import type { App, types } from "@slack/bolt"
import { lineOf } from "../../core/command/line.ts"
import { dateInWords } from "../../core/reply/lines.ts"
import {
  callTo,
  heading,
  type ListItem,
  list,
  note,
  paragraph,
  plain,
  type Run,
  strong,
  toAsker,
} from "../../core/reply/reply.ts"
import type { ArticleHead } from "../../core/shelves/articles.ts"
import { faultInWords } from "./faults.ts"
import { messageOf } from "./message.ts"
import type { Room } from "./room.ts"
import type { Turns } from "./turns.ts"

const NEWEST = 10
const SUMMARIES = 3

/**
 * The app's own page in Slack: the newest articles and how to ask, drawn anew whenever somebody opens it. What is asked
 * there is answered in the conversation with the bot.
 */
export function listenToHome(app: App, room: Room, turns: Turns): void {
  app.event("app_home_opened", async ({ event }) => {
    if (event.tab !== "home") return
    await turns.run(async () => {
      const published = await room.web("views.publish", { user_id: event.user, view: await homeOf(room) }, true)
      if (published.ok) return
      const problem = faultInWords(published.fault)
      room.tools.log.warn({ platform: "slack", problem }, "the app's home could not be shown")
    })
  })
}

async function homeOf(room: Room): Promise<types.HomeView> {
  const { newsroom, prefix } = room
  const articles = await newsroom.articles(NEWEST)
  const { read, total } = newsroom.reading()
  const progress = read < total ? [note(`${read} of ${total} articles read so far.`)] : []
  const newest = articles.length > 0 ? list(articles.map(itemOf)) : paragraph("There are no articles yet.")
  const examples = await newsroom.examples()
  const asking = newsroom.commands.map(({ name, summary, example }): ListItem => {
    const call = examples.get(name)
    const line = call ? lineOf(call, newsroom.commands) : example
    return {
      label: `/${prefix}${name}`,
      prose: [...plain(`${summary}. `), strong(line.replace(/^\//, `/${prefix}`))],
    }
  })
  const blocks = [
    heading("Newest articles"),
    newest,
    ...progress,
    heading("How to ask"),
    list(asking),
    note("In a thread, or if another app uses the same command: @Pullquote quote … or /pullquote quote …"),
  ]
  const actions = [
    { label: "Find a quote", call: callTo("quote") },
    { label: "Find a fact", call: callTo("fact") },
    ...articles.slice(0, SUMMARIES).map(({ slug, title }) => ({
      label: `Summary: ${title}`,
      call: callTo("summary", { article: slug }),
    })),
  ]
  const message = await messageOf(room, toAsker(blocks, actions))
  return { type: "home", blocks: [...message.blocks] }
}

function itemOf({ title, url, published, outlet }: ArticleHead): ListItem {
  const run: Run = url === undefined ? { text: title } : { text: title, href: url }
  const rest = [outlet, published && dateInWords(published)].filter((part) => part)
  return { prose: [run, ...plain(rest.map((part) => ` · ${part}`).join(""))] }
}
