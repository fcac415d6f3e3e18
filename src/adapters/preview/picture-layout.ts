import type { Quotation } from "../../core/show/quotation.ts"

/** In pixels, as social networks show a link and a post: https://developers.facebook.com/docs/sharing/webmasters/images */
export const SHAPES = {
  wide: { width: 1200, height: 630 },
  square: { width: 1080, height: 1080 },
} as const
export type PictureShape = keyof typeof SHAPES

/** Sizes of the words, in pixels, largest first: below the last nobody reads them on a phone. */
export const SIZES: readonly number[] = [96, 84, 72, 64, 56, 50, 44, 39, 35, 31, 28, 25]

/** What satori draws, as React writes it. */
export type Element = {
  readonly type: "div"
  readonly props: { readonly style: Style; readonly children: string | readonly Element[] }
}
type Style = Readonly<Record<string, string | number>>

const box = (style: Style, ...children: Element[]): Element => ({
  type: "div",
  props: { style: { display: "flex", flexDirection: "column", ...style }, children },
})
const words = (text: string, style: Style): Element => ({
  type: "div",
  props: { style: { display: "flex", wordBreak: "break-word", ...style }, children: text },
})

const INK = "#1f1c17"
const QUIET = "#5d564b"
const ACCENT = "#8c2f2b"
const PAPER = "#faf8f4"

/** The words above, whose and from where below. Its height is its own unless `height` is given. */
export function layoutOf(quotation: Quotation, families: string, size: number, height?: number): Element {
  const { sayings, speaker, role, remark, title, source } = quotation
  const small = Math.min(Math.max(22, Math.round(size * 0.44)), 32)
  const said = sayings.flatMap(({ label, words: text }) => [
    ...(label ? [words(label, { color: ACCENT, fontSize: small, fontWeight: 600, marginBottom: 4 })] : []),
    words(text, { fontSize: size, lineHeight: 1.3, marginBottom: Math.round(size / 3) }),
  ])
  return box(
    {
      width: "100%",
      boxSizing: "border-box",
      justifyContent: "space-between",
      padding: 64,
      background: PAPER,
      color: INK,
      borderTop: `12px solid ${ACCENT}`,
      fontFamily: families,
      ...(height !== undefined && { height }),
    },
    box({}, ...said),
    box(
      { marginTop: 12 },
      words(speaker, { fontSize: small + 6, fontWeight: 600 }),
      ...(role ? [words(role, { fontSize: small + 2 })] : []),
      ...(remark ? [words(remark, { fontSize: small, color: ACCENT })] : []),
      box(
        { marginTop: 20, paddingTop: 16, borderTop: `2px solid ${INK}`, fontSize: small, lineHeight: 1.35 },
        words(title, { fontWeight: 600 }),
        words(source, { color: QUIET }),
      ),
    ),
  )
}
