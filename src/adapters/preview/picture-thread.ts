import { readFileSync } from "node:fs"
import { parentPort, workerData } from "node:worker_threads"
import { initWasm, Resvg } from "@resvg/resvg-wasm"
import satori from "satori"
import type { Quotation } from "../../core/show/quotation.ts"
import type { Drawn } from "./picture.ts"
import { type Element, layoutOf, type PictureShape, SHAPES, SIZES } from "./picture-layout.ts"

/** Draws one picture and ends. */
const { quotation, shape }: { readonly quotation: Quotation; readonly shape: PictureShape } = workerData
parentPort?.postMessage(await draw(quotation, shape))

/**
 * The largest words with which everything fits. Letters that no font has, such as Chinese or Arabic ones, and words that fit
 * in no size give no picture, with the reason.
 */
async function draw(quotation: Quotation, shape: PictureShape): Promise<Drawn> {
  const { width, height } = SHAPES[shape]
  const fonts = fontsOfSubsets()
  const families = [...new Set(fonts.map(({ name }) => name))].join(", ")
  const missing = new Set<string>()
  const svgOf = (element: Element, height?: number) =>
    satori(element, {
      width,
      ...(height !== undefined && { height }),
      fonts,
      async loadAdditionalAsset(_, letters) {
        missing.add(letters)
        return []
      },
    })
  const fits = async (size: number) =>
    Number(/height="([\d.]+)"/.exec(await svgOf(layoutOf(quotation, families, size)))?.[1]) <= height
  // Larger words need more room, so that half of the sizes left fall out at each look.
  let [first, end] = [0, SIZES.length]
  while (first < end) {
    const middle = Math.floor((first + end) / 2)
    if (await fits(SIZES[middle] ?? 0)) end = middle
    else first = middle + 1
    const [letter] = [...missing].join("")
    if (letter !== undefined) return { ok: false, why: `its font has no letter “${letter}”` }
  }
  const size = SIZES[first]
  if (size === undefined) return { ok: false, why: "the quote is too long" }
  await initWasm(bytesOf("@resvg/resvg-wasm/index_bg.wasm"))
  const svg = await svgOf(layoutOf(quotation, families, size, height), height)
  return { ok: true, png: new Resvg(svg).render().asPng() }
}

/** Each subset is a family of its own: of several fonts with one name satori looks for a letter in the first alone. */
function fontsOfSubsets() {
  const subsets = ["latin", "latin-ext", "vietnamese", "cyrillic", "cyrillic-ext", "greek"]
  return subsets.flatMap((subset) =>
    ([400, 600] as const).map((weight) => ({
      name: subset,
      weight,
      data: bytesOf(`@fontsource/source-serif-4/files/source-serif-4-${subset}-${weight}-normal.woff`),
    })),
  )
}

function bytesOf(file: string): Buffer {
  return readFileSync(new URL(import.meta.resolve(file)))
}
