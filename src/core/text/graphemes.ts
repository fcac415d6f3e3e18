let segmenter: Intl.Segmenter | null = null

/**
 * What the eye takes for one character each, with its place. What tells them apart is made for the first text that needs it: most
 * texts are ASCII or short, and it takes a process ten milliseconds.
 */
export function graphemesOf(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" })
  return segmenter.segment(text)
}
