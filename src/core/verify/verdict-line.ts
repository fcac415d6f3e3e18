import type { Verdict } from "./verdict.ts"

/** A verdict as programs read it. Places of the source are UTF-16 offsets into the article's text, those of changes into the claim. */
export function verdictLine(verdict: Verdict) {
  const { words, voice, speaker, source, parts, others, changes } = verdict
  return {
    words,
    voice,
    speaker,
    source: source && {
      slug: source.slug,
      start: source.start,
      end: source.end,
      text: source.text,
      speaker: source.speaker,
    },
    parts: parts.map(({ slug, start, end, text }) => ({ slug, start, end, text })),
    others,
    changes: changes.map(({ kind, expected, found, span: { start, end } }) => ({ kind, expected, found, start, end })),
  }
}
