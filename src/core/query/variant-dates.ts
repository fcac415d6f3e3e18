import type { Snippet } from "../snippet.ts"

/** Undated last. */
export function earliestFirst(a: Snippet, b: Snippet): number {
  if (a.published === null || b.published === null || a.published === b.published)
    return Number(a.published === null) - Number(b.published === null) || bySlug(a, b)
  return a.published < b.published ? -1 : 1
}

const bySlug = (a: Snippet, b: Snippet): number =>
  a.slug === b.slug ? a.span.start - b.span.start : a.slug < b.slug ? -1 : 1
