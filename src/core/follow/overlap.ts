import type { Span } from "../model.ts"

/** Whether the shorter of both lies at least by half in the other. */
export function isMostly(a: Span, b: Span): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start)
  return shared > 0 && shared * 2 >= Math.min(a.end - a.start, b.end - b.start)
}
