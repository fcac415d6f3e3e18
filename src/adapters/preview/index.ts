import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Hono } from "hono"
import { z } from "zod"
import { idsOfReply } from "../../core/command/button-id.ts"
import { lineOf, readLine } from "../../core/command/line.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { buttonsIn } from "../../core/reply/buttons-in.ts"
import { inWords } from "../../core/reply/lines.ts"
import type { Call, Reply } from "../../core/reply/reply.ts"
import type { VersionTime } from "../../core/shelves/articles.ts"
import { checked, type Dropping, LONGEST_LINE } from "../arrived.ts"
import { discordMessage, LONGEST_ID as LONGEST_DISCORD_ID } from "../discord/render.ts"
import { LONGEST_ID as LONGEST_SLACK_ID, slackMessage } from "../slack/render.ts"
import { askHref, partOf } from "./addresses.ts"
import { articleMarkup } from "./article.ts"
import { completionsAt } from "./completion.ts"
import { discordMarkup } from "./discord.ts"
import { examples } from "./examples.ts"
import { answerMarkup, type Drawn, indexMarkup, LISTED, welcomeMarkup } from "./front.ts"
import { html, type Markup } from "./markup.ts"
import { pageMarkup } from "./page.ts"
import { slackMarkup } from "./slack.ts"
import { type Numbered, versionsAsked, versionsMarkup } from "./versions.ts"

/**
 * The page: `/` asks and answers, `/articles/<slug>` reads, `/complete` suggests. All of it works by links and one form;
 * the script only saves the reloading. Whoever serves it sees to it that only this machine is answered, and logs what it
 * throws.
 */
export function previewRoutes(newsroom: Newsroom, dropping: Dropping = { log: { info: () => {} } }): Hono {
  const routes = new Hono().use(async (c, next) => {
    if (checked(ASKED, c.req.query(), "page", dropping) !== null) return next()
    return c.html(pageMarkup("Too long · Pullquote", "", tooLong), 400)
  })
  for (const [path, type] of Object.entries(FILES)) {
    const body = readFileSync(join(import.meta.dirname, path))
    routes.get(`/${path}`, (c) => c.body(body, 200, { "Content-Type": type }))
  }
  return routes
    .get("/", async (c) => {
      const line = (c.req.query("ask") ?? "").trim()
      const answered = line === "" ? null : await draw(newsroom, line)
      const articles = await newsroom.articles(LISTED)
      const total = (await newsroom.tally()).articles
      const first = answered ? answerMarkup(answered) : welcomeMarkup(await examples(newsroom))
      const title = answered ? `${line} · Pullquote` : "Pullquote"
      return c.html(pageMarkup(title, line, html`${first}${indexMarkup(articles, total, newsroom.reading())}`))
    })
    .get("/complete", async (c) => {
      const line = c.req.query("line") ?? ""
      const at = Number(c.req.query("at") ?? line.length)
      return c.json(await completionsAt(newsroom, line, Number.isInteger(at) ? at : line.length))
    })
    .get("/articles/:slug", async (c) => {
      const slug = c.req.param("slug")
      const times = await newsroom.history(slug)
      const wanted = versionsAsked(c.req.query("versions") ?? "", times.length)
      if (wanted) {
        const [before, after] = await Promise.all(wanted.map((number) => numbered(newsroom, slug, times, number)))
        if (before && after) {
          const shown = versionsMarkup(before, after, times.length, newsroom.timeZone)
          return c.html(pageMarkup(`Versions of ${after.article.title} · Pullquote`, "", shown))
        }
      }
      const covered = await newsroom.article(slug, c.req.query("version"))
      if (!covered) return c.html(pageMarkup("Not there · Pullquote", "", missing), 404)
      const asked = Number.parseInt(c.req.query("part") ?? "", 10) || 1
      const part = Math.min(Math.max(asked, 1), partOf(covered.article.paragraphs.length))
      return c.html(pageMarkup(`${covered.article.title} · Pullquote`, "", articleMarkup(covered, part, times.length)))
    })
    .notFound((c) => c.html(pageMarkup("Nothing here · Pullquote", "", nowhere), 404))
    .onError((error) => {
      throw error
    })
}

const FILES = {
  "page.css": "text/css; charset=utf-8",
  "front.css": "text/css; charset=utf-8",
  "surfaces.css": "text/css; charset=utf-8",
  "parts.css": "text/css; charset=utf-8",
  "article.css": "text/css; charset=utf-8",
  "page.js": "text/javascript; charset=utf-8",
  "icon.svg": "image/svg+xml",
} as const

/** What can be asked of the page. A line is as long as a message may be. */
const ASKED = z.object({
  ask: z.string().max(LONGEST_LINE).optional(),
  line: z.string().max(LONGEST_LINE).optional(),
  at: z.string().optional(),
  version: z.string().optional(),
  part: z.string().optional(),
  versions: z.string().max(20).optional(),
})

/** Null where the version is no longer kept. */
async function numbered(
  newsroom: Newsroom,
  slug: string,
  times: readonly VersionTime[],
  number: number,
): Promise<Numbered | null> {
  const time = times[number - 1]
  const covered = time ? await newsroom.article(slug, time.version) : null
  return time && covered ? { number, at: time.at, article: covered.article } : null
}

const tooLong: Markup = html`<section class="welcome"><h1>That is too long</h1>
<p>A question has ${LONGEST_LINE} characters at most. <a href="/">Ask a shorter one</a>.</p></section>`

const nowhere: Markup = html`<section class="welcome"><h1>There is nothing at this address</h1>
<p><a href="/">Ask a question</a>, or read <a href="/#articles">the articles</a>.</p></section>`

const missing: Markup = html`<section class="welcome"><h1>This article is not there</h1>
<p>It may have been taken out of the content folder, or it has another name now. <a href="/#articles">All articles</a></p></section>`

async function draw(newsroom: Newsroom, line: string): Promise<Drawn> {
  const reply = await newsroom.answer(readLine(line, newsroom.commands))
  const discordId = await idsOfReply(reply, LONGEST_DISCORD_ID, newsroom.tickets)
  const slackId = await idsOfReply(reply, LONGEST_SLACK_ID, newsroom.tickets)
  return {
    line,
    reply,
    discord: discordMarkup(discordMessage(inWords(reply), discordId), hrefs(newsroom, reply, discordId)),
    slack: slackMarkup(slackMessage(inWords(reply), slackId), hrefs(newsroom, reply, slackId)),
  }
}

/** Where a button leads: to the page with the line that one would type. */
function hrefs({ commands }: Newsroom, reply: Reply, idOf: (call: Call) => string): (id: string) => string {
  const all = [...buttonsIn(reply), ...(reply.menu?.choices ?? [])]
  const lines = new Map(all.map(({ call }) => [idOf(call), lineOf(call, commands)]))
  return (id) => askHref(lines.get(id) ?? "")
}
