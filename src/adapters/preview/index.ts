import { Hono } from "hono"
import { lineOf, readLine } from "../../core/command/line.ts"
import type { Newsroom, Operations } from "../../core/newsroom.ts"
import { attributedIn, type Reply, type Source } from "../../core/reply/reply.ts"
import type { VersionTime } from "../../core/shelves/articles.ts"
import { inert } from "../../core/text/inert.ts"
import { checked, type Dropping, LONGEST_LINE } from "../arrived.ts"
import { addRoutes } from "./add.ts"
import { CORRECTIONS, messageHref, partOf } from "./addresses.ts"
import { articleMarkup } from "./article.ts"
import { ASKED, browseIn, filtersIn, hasFilter, pageIn } from "./asked.ts"
import { briefingMarkup } from "./briefing.ts"
import { completionsAt } from "./completion.ts"
import { connectMarkup } from "./connect.ts"
import { correctionsMarkup } from "./corrections.ts"
import { fileRoutes } from "./files.ts"
import { frontMarkup } from "./front.ts"
import { libraryMarkup } from "./library.ts"
import { html, type Markup } from "./markup.ts"
import { messageMarkup } from "./message.ts"
import { pageMarkup } from "./page.ts"
import { savedMarkup } from "./paste.ts"
import { peopleMarkup, personMarkup } from "./people.ts"
import { quoteRoutes } from "./quote.ts"
import { replyMarkup } from "./reading.ts"
import { searchMarkup } from "./results.ts"
import { speakerChangedMarkup } from "./speaker.ts"
import { speakerRoutes } from "./speaker-routes.ts"
import { statusMarkup } from "./status.ts"
import { verifyRoutes } from "./verify-routes.ts"
import { type Numbered, versionsAsked, versionsMarkup } from "./versions.ts"

/**
 * The page: `/` searches and answers, `/articles`, `/people`, `/corrections` and `/status` are read, `/message` shows an answer as a chat
 * does, `/complete` suggests. All of it works by links and forms; the script only saves the reloading. Whoever serves it
 * sees to it that only this machine is answered, and logs what it throws.
 */
export function previewRoutes(
  newsroom: Newsroom,
  operations: Operations,
  dropping: Dropping = { log: { info: () => {} } },
): Hono {
  return new Hono()
    .use(async (c, next) => {
      if (checked(ASKED, c.req.query(), "page", dropping) !== null) return next()
      return c.html(pageMarkup({ title: "Too long", main: tooLong }), 400)
    })
    .route("/", fileRoutes())
    .route("/", addRoutes(newsroom, operations, dropping))
    .route("/", speakerRoutes(operations, dropping))
    .route("/", verifyRoutes(newsroom, operations, dropping))
    .route("/", quoteRoutes(newsroom))
    .get("/", async (c) => {
      const line = (c.req.query("ask") ?? "").trim()
      const query = queryOf(c.req)
      if (isCommand(line)) return c.html(pageMarkup({ title: line, line, main: await answerMarkup(newsroom, line) }))
      if (line === "" && !hasFilter(filtersIn(query)))
        return c.html(pageMarkup({ line, main: await frontMarkup(newsroom, operations) }))
      const ask = browseIn(line, query)
      const main = searchMarkup(ask, await newsroom.browse(ask))
      return c.html(pageMarkup({ title: line === "" ? "Search" : line, line, main }))
    })
    .get("/message", async (c) => {
      const line = (c.req.query("ask") ?? "").trim()
      if (line === "") return c.redirect("/")
      return c.html(pageMarkup({ title: line, line, main: await messageMarkup(newsroom, line) }))
    })
    .get("/complete", async (c) => {
      const line = c.req.query("line") ?? ""
      const at = Number(c.req.query("at") ?? line.length)
      return c.json(await completionsAt(newsroom, line, Number.isInteger(at) ? at : line.length))
    })
    .get("/articles", async (c) => {
      const query = queryOf(c.req)
      const main = await libraryMarkup(newsroom, filtersIn(query), pageIn(query))
      return c.html(pageMarkup({ title: "Articles", here: "/articles", main }))
    })
    .get("/articles/:slug", async (c) => {
      const slug = c.req.param("slug")
      const times = await newsroom.history(slug)
      const wanted = versionsAsked(c.req.query("versions") ?? "", times.length)
      if (wanted) {
        const [before, after] = await Promise.all(wanted.map((number) => numbered(newsroom, slug, times, number)))
        if (before && after) {
          const main = versionsMarkup(before, after, times.length, newsroom.timeZone)
          return c.html(pageMarkup({ title: `Versions of ${after.article.title}`, here: "/articles", main }))
        }
      }
      const covered = await newsroom.article(slug, c.req.query("version"))
      if (!covered) return c.html(pageMarkup({ title: "Not found", main: missing }), 404)
      const asked = Number.parseInt(c.req.query("part") ?? "", 10) || 1
      const part = Math.min(Math.max(asked, 1), partOf(covered.article.paragraphs.length))
      const saved = c.req.query("saved") !== undefined && savedMarkup(slug, await operations.pasting.canUndo(slug))
      const deskCorrections = await operations.speakers.corrections(slug)
      const told = speakerChangedMarkup(c.req.query("speaker") ?? "", deskCorrections)
      const standing = await standingOf(newsroom, covered.article)
      const main = html`${saved}${told}${articleMarkup(covered, { part, versions: times.length, standing, deskCorrections })}`
      return c.html(pageMarkup({ title: covered.article.title, here: "/articles", main }))
    })
    .get("/people", async (c) => {
      const main = await peopleMarkup(newsroom, pageIn(queryOf(c.req)))
      return c.html(pageMarkup({ title: "People", here: "/people", main }))
    })
    .get("/people/:name", async (c) => {
      const name = c.req.param("name")
      const main = await personMarkup(newsroom, name, browseIn("", queryOf(c.req)))
      if (!main) return c.html(pageMarkup({ title: "Not found", here: "/people", main: nobody(name) }), 404)
      return c.html(pageMarkup({ title: name, here: "/people", main }))
    })
    .get(CORRECTIONS, async (c) => {
      const main = await correctionsMarkup(newsroom, await operations.condition(), pageIn(queryOf(c.req)))
      return c.html(pageMarkup({ title: "Corrections", here: CORRECTIONS, main }))
    })
    .get("/status", async (c) => {
      return c.html(pageMarkup({ title: "Status", here: "/status", main: await statusMarkup(newsroom, operations) }))
    })
    .get("/briefings/:platform{discord|slack}/:channel", async (c) => {
      const platform = c.req.param("platform") === "slack" ? "slack" : "discord"
      const next = await operations.nextBriefing({ platform, channel: c.req.param("channel") })
      if (!next) return c.html(pageMarkup({ title: "Nothing here", here: "/status", main: nowhere }), 404)
      return c.html(pageMarkup({ title: `Briefing in ${next.place}`, here: "/status", main: briefingMarkup(next) }))
    })
    .get("/connect", async (c) => {
      const main = connectMarkup(operations.connecting, await operations.condition())
      return c.html(pageMarkup({ title: "Connect", here: "/connect", main }))
    })
    .notFound((c) => c.html(pageMarkup({ title: "Nothing here", main: nowhere }), 404))
    .onError((error) => {
      throw error
    })
}

type Request = { query(name: string): string | undefined; queries(name: string): string[] | undefined }

const queryOf = (request: Request) => ({
  one: (name: string) => request.query(name),
  all: (name: string) => request.queries(name) ?? [],
})

/** Words with a slash before them are a command; all others are looked for. */
const isCommand = (line: string): boolean => line.startsWith("/")

/** Commands whose answer tells that drafts have a page of their own. */
const DRAFTS: ReadonlySet<string> = new Set(["verify", "help"])

async function answerMarkup(newsroom: Newsroom, line: string): Promise<Markup> {
  const { commands } = newsroom
  const call = readLine(line, commands)
  const reply = await newsroom.answer(call)
  const earlier = await earlierIn(newsroom, reply)
  return html`<section id="answer" class="answer" data-outcome="${reply.outcome}" aria-labelledby="answer-title">
<h1 id="answer-title" tabindex="-1"><span class="unseen">Answer to </span>${inert(line)}</h1>
${replyMarkup(
  reply,
  (call) => lineOf(call, commands),
  ({ version }) => earlier.has(version),
)}
<p class="small"><a href="${messageHref(line)}" data-call>Show as message</a> <span>in Discord and Slack</span></p>${DRAFTS.has(call.command) && html`<p class="small"><a href="/verify">Verify the quotations of a whole draft</a></p>`}
</section>`
}

/** Whether the version is the current one of its article. */
async function standingOf({ article }: Newsroom, { slug, version }: Pick<Source, "slug" | "version">) {
  const current = await article(slug)
  if (!current) return "withdrawn"
  return current.article.version === version ? "current" : "earlier"
}

/** Versions that an answer shows words of, and that are no article's current one. */
async function earlierIn(newsroom: Newsroom, { blocks }: Reply): Promise<ReadonlySet<string>> {
  const sources = new Map(attributedIn(blocks).map(({ source }) => [source.version, source]))
  const earlier = new Set<string>()
  for (const [version, source] of sources) if ((await standingOf(newsroom, source)) !== "current") earlier.add(version)
  return earlier
}

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
<p>A question can have at most ${LONGEST_LINE} characters. <a href="/">Ask a shorter one</a>.</p></section>`

const nowhere: Markup = html`<section class="welcome"><h1>Page not found</h1>
<p><a href="/">Search</a>, or read <a href="/articles">the articles</a>.</p></section>`

const missing: Markup = html`<section class="welcome"><h1>Article not found</h1>
<p>It may have been removed from the content folder, or renamed. <a href="/articles">All articles</a></p></section>`

const nobody = (name: string): Markup => html`<section class="welcome"><h1>No one called ${inert(name)}</h1>
<p>No article has this name, or the articles spell it differently. <a href="/people">All people</a></p></section>`
