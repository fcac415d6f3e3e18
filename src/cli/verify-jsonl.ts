import type { ClaimedQuote } from "../core/verify/verdict.ts"

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
