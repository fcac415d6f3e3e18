import { Hono } from "hono"
import type { Newsroom, Operations } from "../../core/newsroom.ts"
import type { Dropping } from "../arrived.ts"
import { html, type Markup } from "./markup.ts"
import { fieldOf, isOwnForm, refusedForm } from "./own-form.ts"
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
    .use("/add/*", async (c, next) => (isOwnForm(c, LONGEST_PASTE) ? next() : refusedForm(c, dropping, BACK)))
    .use("/add", async (c, next) =>
      c.req.method === "GET" || isOwnForm(c, LONGEST_PASTE) ? next() : refusedForm(c, dropping, BACK),
    )
    .post("/add", async (c) => {
      const text = await fieldOf(c, "text", LONGEST_PASTE)
      return c.html(page(lookedMarkup(await pasting.look(text), text, folder)))
    })
    .post("/add/save", async (c) => {
      const text = await fieldOf(c, "text", LONGEST_PASTE)
      const saved = await pasting.save(text)
      if (!saved.ok) return c.html(page(lookedMarkup(saved, text, folder)))
      return c.redirect(`/articles/${encodeURIComponent(saved.slug)}?saved=yes`, 303)
    })
    .post("/add/undo", async (c) => {
      const isUndone = await pasting.undo(await fieldOf(c, "slug", LONGEST_PASTE))
      return c.html(page(isUndone ? undone : changed), isUndone ? 200 : 409)
    })
}

const BACK = { href: "/add", name: "Add an article" }

const undone: Markup = html`<section class="welcome"><h1 tabindex="-1">The article was removed</h1><p>Its file was removed. <a href="/add">Add another one</a></p></section>`
const changed: Markup = html`<section class="welcome"><h1 tabindex="-1">This cannot be undone here</h1>
<p>The file has changed since it was pasted, or Pullquote was started again. Remove the file from the content folder by hand.</p></section>`
