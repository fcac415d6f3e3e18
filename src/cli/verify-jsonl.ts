import type { ClaimedQuote, Verdict } from "../core/verify/verdict.ts"

/** A line of `verify --jsonl`, or what is wrong with it. Its id goes out as it came: a number stays one. */
export function readClaim(
  line: string,
):
  | { readonly ok: true; readonly id: string | number; readonly claim: ClaimedQuote }
  | { readonly ok: false; readonly problem: string } {
  const problem = (problem: string) => ({ ok: false, problem }) as const
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return problem('is not JSON. Write one object a line: {"id": "…", "text": "…", "speaker": "…"}.')
  }
  if (typeof value !== "object" || value === null) return problem('is no object with "id" and "text".')
  const { id, text, speaker } = value as Readonly<Record<string, unknown>>
  if (typeof id !== "string" && typeof id !== "number") return problem('has no "id".')
  if (typeof text !== "string") return problem('has no "text".')
  if (speaker !== undefined && speaker !== null && typeof speaker !== "string")
    return problem('has a "speaker" that is no text.')
  return { ok: true, id, claim: { text, ...(typeof speaker === "string" && { speaker }) } }
}

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
