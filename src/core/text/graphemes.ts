let segmenter: Intl.Segmenter | null = null

/**
 * What the eye takes for one character each, with its place. The segmenter is made for the first text that needs it: that takes ten
 * milliseconds, and most texts are short or ASCII.
 */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" })
  return segmenter.segment(text)
}
