import { Hono } from "hono"
import type { Operations } from "../../core/newsroom.ts"
import type { Dropping } from "../arrived.ts"
import { articleHref } from "./addresses.ts"
import { html, type Markup } from "./markup.ts"
import { fieldOf, isOwnForm, refusedForm } from "./own-form.ts"
import { pageMarkup } from "./page.ts"
import { rulingIn, speakerFormMarkup } from "./speaker.ts"

/** Characters of a name that is sent. */
const LONGEST_NAME = 2_000

/** `/quotes/ID/speaker` sets who spoke; `/speakers/undo` and `/speakers/keep` are what a correction's buttons ask for. */
export function speakerRoutes({ speakers }: Operations, dropping: Dropping): Hono {
  const page = (main: Markup) => pageMarkup({ title: "Wrong speaker?", here: "/articles", main })
  const idOf = (name: string) => `#${name}`
  return new Hono()
    .get("/quotes/:id/speaker", async (c) => {
      const quote = await speakers.quote(idOf(c.req.param("id")))
      return quote ? c.html(page(speakerFormMarkup(quote, false))) : c.html(page(changed), 404)
    })
    .use("/quotes/:id/speaker", async (c, next) =>
      isOwnForm(c, LONGEST_NAME) ? next() : refusedForm(c, dropping, BACK),
    )
    .post("/quotes/:id/speaker", async (c) => {
      const id = idOf(c.req.param("id"))
      const ruling = rulingIn(await fieldOf(c, "speaker", LONGEST_NAME))
      const outcome = ruling ? await speakers.rule(id, ruling) : ({ kind: "unnamed" } as const)
      if (outcome.kind === "set")
        return c.redirect(`${articleHref(outcome.slug)}?speaker=${outcome.number ?? "same"}`, 303)
      const quote = outcome.kind === "unnamed" ? await speakers.quote(id) : null
      return quote ? c.html(page(speakerFormMarkup(quote, true)), 400) : c.html(page(changed), 409)
    })
    .use("/speakers/*", async (c, next) => (isOwnForm(c, LONGEST_NAME) ? next() : refusedForm(c, dropping, BACK)))
    .post("/speakers/:act{undo|keep}", async (c) => {
      const act = c.req.param("act") === "undo" ? "undo" : "keep"
      const [number, to] = [await fieldOf(c, "number", LONGEST_NAME), await fieldOf(c, "to", LONGEST_NAME)]
      const slug = /^\d{1,15}$/.test(number) ? await speakers[act](Number(number)) : null
      if (slug === null) return c.html(page(undoneBefore), 409)
      return c.redirect(to === "article" ? `${articleHref(slug)}?speaker=${act}` : "/status", 303)
    })
}

const BACK = { href: "/articles", name: "All articles" }

const changed: Markup = html`<section class="welcome"><h1 tabindex="-1">This quote is no longer there</h1>
<p>Its article was changed or removed. Find the quote again: <a href="/articles">All articles</a></p></section>`
const undoneBefore: Markup = html`<section class="welcome"><h1 tabindex="-1">This correction is no longer there</h1>
<p>It was undone, or another one has taken its place. <a href="/status">Status</a></p></section>`
