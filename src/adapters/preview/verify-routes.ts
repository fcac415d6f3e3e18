import { Hono } from "hono"
import type { Newsroom, Operations } from "../../core/newsroom.ts"
import type { Dropping } from "../arrived.ts"
import { draftExample, draftFormMarkup, LONGEST_DRAFT } from "./draft-form.ts"
import type { Markup } from "./markup.ts"
import { fieldOf, isOwnForm, refusedForm } from "./own-form.ts"
import { pageMarkup } from "./page.ts"
import { judgedDraftMarkup } from "./verify.ts"

/**
 * `/verify` takes a pasted draft and shows it with each of its quotations judged. It is sent as a form, so that it stands in no
 * address, no history and no log, and it is kept nowhere.
 */
export function verifyRoutes(newsroom: Newsroom, { verifyDraft }: Operations, dropping: Dropping): Hono {
  const page = (main: Markup) => pageMarkup({ title: "Verify", here: "/verify", main })
  return new Hono()
    .get("/verify", async (c) => c.html(page(draftFormMarkup(await draftExample(newsroom), false))))
    .use("/verify", async (c, next) => (isOwnForm(c, LONGEST_DRAFT) ? next() : refusedForm(c, dropping, BACK)))
    .post("/verify", async (c) => {
      const text = await fieldOf(c, "draft", LONGEST_DRAFT)
      if (text.trim() === "") return c.html(page(draftFormMarkup(await draftExample(newsroom), true)))
      return c.html(page(judgedDraftMarkup(await verifyDraft(text), text, newsroom.reading())))
    })
}

const BACK = { href: "/verify", name: "Verify a draft" }
