import type { Context } from "hono"
import { type Dropping, drop } from "../arrived.ts"
import { html } from "./markup.ts"
import { pageMarkup } from "./page.ts"

/** Browsers say where a form was sent from; what does not say so is not taken. `longest`: characters of its longest field. */
export function isOwnForm(c: Context, longest: number): boolean {
  const length = Number(c.req.header("content-length") ?? Number.NaN)
  return c.req.header("sec-fetch-site") === "same-origin" && length <= longestBody(longest)
}

/** Bytes of a form: what is pasted may take three for a character, and each is written with three signs. */
const longestBody = (longest: number): number => 9 * longest + 100

/** `back`: the page's own form. */
export function refusedForm(c: Context, dropping: Dropping, back: { readonly href: string; readonly name: string }) {
  drop("page", "a form that was not sent from the page, or is too long", dropping)
  return c.html(
    pageMarkup({
      title: "Refused",
      main: html`<section class="welcome"><h1>This form was not sent from this page</h1><p><a href="${back.href}">${back.name}</a></p></section>`,
    }),
    403,
  )
}

/** Empty where the form has no such field, or is no form that can be read. */
export async function fieldOf(c: Context, name: string, longest: number): Promise<string> {
  const { [name]: value } = await c.req.parseBody().catch((): Record<string, unknown> => ({}))
  return typeof value === "string" ? value.slice(0, longest) : ""
}
