import { Hono } from "hono"
import type { Newsroom } from "../../core/newsroom.ts"
import { correctionBlocks } from "../../core/show/correction.ts"
import { alternativeOf, type Quotation, quotationOf } from "../../core/show/quotation.ts"
import type { QuoteNow } from "../../core/show/quote-now.ts"
import { quoteHref } from "./addresses.ts"
import { formMarkup } from "./copy.ts"
import { html, type Markup } from "./markup.ts"
import { pageMarkup } from "./page.ts"
import { type Drawn, pictureOf } from "./picture.ts"
import { type PictureShape, SHAPES } from "./picture-layout.ts"
import { resultMarkup } from "./reading.ts"

type Standing = Extract<QuoteNow, { standing: "current" }>

/** `/quotes/ID`: one quote with its pictures; `/quotes/ID.png`: a picture of it, `?shape=wide` or `square`. */
export function quoteRoutes(newsroom: Pick<Newsroom, "quote">): Hono {
  return new Hono()
    .get("/quotes/:id{[a-z2-7]{12}}", async (c) => {
      const now = await newsroom.quote(`#${c.req.param("id")}`)
      if (now?.standing === "current") return c.html(pageMarkup({ title: "Quote", main: await quoteMarkup(now) }))
      const main = html`<section class="welcome"><h1>Quote not found</h1><p>${now ? GONE : UNKNOWN} <a href="/">Search for its words</a></p></section>`
      return c.html(pageMarkup({ title: "Not found", main }), now ? 409 : 404)
    })
    .get("/quotes/:file{[a-z2-7]{12}\\.png}", async (c) => {
      const shape = c.req.query("shape") ?? "wide"
      if (!isShape(shape)) return c.text(`There is no shape “${shape}”. Ask for shape=wide or shape=square.\n`, 400)
      const now = await newsroom.quote(`#${c.req.param("file").replace(".png", "")}`)
      if (!now) return c.text(`${UNKNOWN}\n`, 404)
      if (now.standing === "gone") return c.text(`${GONE}\n`, 409)
      const drawn = await drawnOf(quotationIn(now), shape)
      if (!drawn.ok) return c.text(`No picture can be made: ${drawn.why}.\n`, drawn.isBusy ? 503 : 422)
      return c.body(new Uint8Array(drawn.png), 200, { "Content-Type": "image/png", "Cache-Control": "no-cache" })
    })
}

const UNKNOWN = "The archive has no such quote."
const GONE = "These words are no longer in the current version of the article."

const isShape = (name: string): name is PictureShape => Object.hasOwn(SHAPES, name)

const quotationIn = ({ block, version }: Standing) => quotationOf(block, version)

const drawnOf = async (quotation: Quotation | null, shape: PictureShape): Promise<Drawn> =>
  quotation ? pictureOf(quotation, shape) : { ok: false, why: "these words are not a direct quote" }

async function quoteMarkup(now: Standing): Promise<Markup> {
  const {
    block,
    covered: { article },
  } = now
  const corrections = correctionBlocks(article).flatMap((one) => (one.kind === "correction" ? [one] : []))
  const result = { what: "quote", block, context: null, language: article.language ?? null, corrections } as const
  return html`<section class="answer"><h1 class="unseen">Quote</h1>
${resultMarkup(result)}
<h2>Picture</h2>
${await picturesMarkup(quotationIn(now), quoteHref(block.snippet))}
</section>`
}

/** In each shape, or why not in that one. */
async function picturesMarkup(quotation: Quotation | null, href: string): Promise<Markup> {
  const shapes = Object.keys(SHAPES).filter(isShape)
  const pictures = shapes.map(async (shape) => pictureMarkup(quotation, shape, await drawnOf(quotation, shape), href))
  return html`<div class="pictures">${await Promise.all(pictures)}</div>
${quotation && formMarkup("Alternative text", alternativeOf(quotation))}`
}

function pictureMarkup(quotation: Quotation | null, shape: PictureShape, drawn: Drawn, href: string): Markup {
  const { width, height } = SHAPES[shape]
  const title = html`<figcaption>${shape === "wide" ? "Wide" : "Square"}, ${width} × ${height}</figcaption>`
  if (!quotation || !drawn.ok)
    return html`<figure>${title}<p>No picture can be made: ${drawn.ok ? "" : drawn.why}.</p></figure>`
  const address = `${href}.png?shape=${shape}`
  const file = `${href.slice(1).replace("/", "-")}-${shape}.png`
  return html`<figure>${title}<img class="picture" src="${address}" width="${width}" height="${height}" alt="${alternativeOf(quotation)}">
<p><a class="button" href="${address}" download="${file}">Download the ${shape} picture</a></p></figure>`
}
