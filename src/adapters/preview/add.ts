import { type Context, Hono } from "hono"
import type { Newsroom, Operations } from "../../core/newsroom.ts"
import { type Dropping, drop } from "../arrived.ts"
import { html, type Markup } from "./markup.ts"
import { pageMarkup } from "./page.ts"
import { LONGEST_PASTE, lookedMarkup, pasteForm } from "./paste.ts"

/**
 * `/add` takes a pasted article: first a look at what is found in it, then it is saved, and that can be undone. Nothing is
 * taken from another page's form, which a browser would send here, too.
 */
export function addRoutes(_newsroom: Newsroom, { pasting }: Operations, dropping: Dropping): Hono {
  const { folder } = pasting
  const page = (main: Markup) => pageMarkup({ title: "Add an article", main })
  return new Hono()
    .get("/add", (c) =>
      c.html(
        page(html`<section class="welcome"><h1 tabindex="-1">Add an article</h1>${pasteForm(folder, false)}</section>`),
      ),
    )
    .use("/add/*", async (c, next) => (isOwnForm(c) ? next() : refused(c, dropping)))
    .use("/add", async (c, next) => (c.req.method === "GET" || isOwnForm(c) ? next() : refused(c, dropping)))
    .post("/add", async (c) => {
      const text = await fieldOf(c, "text")
      return c.html(page(lookedMarkup(await pasting.look(text), text, folder)))
    })
    .post("/add/save", async (c) => {
      const text = await fieldOf(c, "text")
      const saved = await pasting.save(text)
      if (!saved.ok) return c.html(page(lookedMarkup(saved, text, folder)))
      return c.redirect(`/articles/${encodeURIComponent(saved.slug)}?saved=yes`, 303)
    })
    .post("/add/undo", async (c) => {
      const isUndone = await pasting.undo(await fieldOf(c, "slug"))
      return c.html(page(isUndone ? undone : changed), isUndone ? 200 : 409)
    })
}

/** Browsers say where a form was sent from; what does not say so is not taken. */
function isOwnForm(c: Context): boolean {
  const length = Number(c.req.header("content-length") ?? Number.NaN)
  return c.req.header("sec-fetch-site") === "same-origin" && length <= LONGEST_BODY
}

/** Bytes of a form: what is pasted may take three for a character, and each is written with three signs. */
const LONGEST_BODY = 9 * LONGEST_PASTE + 100

function refused(c: Context, dropping: Dropping) {
  drop("page", "a form that was not sent from the page, or is too long", dropping)
  return c.html(
    pageMarkup({
      title: "Refused",
      main: html`<section class="welcome"><h1>This was not sent from the page</h1><p><a href="/add">Add an article</a></p></section>`,
    }),
    403,
  )
}

async function fieldOf(c: Context, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name]
  return typeof value === "string" ? value.slice(0, LONGEST_PASTE) : ""
}

const undone: Markup = html`<section class="welcome"><h1 tabindex="-1">The article is gone again</h1><p>Its file was removed. <a href="/add">Add another one</a></p></section>`
const changed: Markup = html`<section class="welcome"><h1 tabindex="-1">This cannot be undone here</h1>
<p>The file has changed since it was pasted, or Pullquote was started again. Remove the file from the content folder yourself.</p></section>`
