import type { Action, Call } from "../src/core/reply/reply.ts"

type PageShown = {
  /** From 1. */
  readonly page: number
  readonly pages: number
  /** The numbers of the first and the last item on it, and of all. */
  readonly first: number
  readonly last: number
  readonly all: number
}

/**
 * The buttons that turn to the pages beside this one. Next says which of how many are shown: "Next (1 of 7)", "Next (2–4 of 7)".
 * `call`: what the answer is to, without its page. A call that carries a page turns the pages of the answer that it sits on; so
 * the first one is named, too.
 */
export function pageTurns(call: Call, { page, pages, first, last, all }: PageShown): readonly Action[] {
  const turnTo = (to: number): Call => ({ ...call, args: { ...call.args, page: String(to) } })
  const shown = first === last ? `${first}` : `${first}–${last}`
  return [
    ...(page < pages ? [{ label: `Next (${shown} of ${all})`, call: turnTo(page + 1) }] : []),
    ...(page > 1 ? [{ label: "Back", call: turnTo(page - 1) }] : []),
  ]
}
