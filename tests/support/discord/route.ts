import type { Body } from "./contract.ts"

export type Answered = { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
export type Asked = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly auth: string | null
  readonly body: Body
}

/** `open`: without the bot's token. */
export type Route = readonly [
  method: string,
  path: RegExp,
  open: boolean,
  run: (asked: Asked, ids: readonly string[]) => Answered,
]

export const refusal = (status: number, code: number, message: string): Answered => ({
  status,
  body: { code, message },
})
