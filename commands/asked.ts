import type { Snippet } from "../src/core/snippet.ts"

/** Which of the two is looked for. */
export type Kind = Snippet["kind"]

/** What /quote and /fact are asked with. */
export type Asked = {
  readonly query: string | undefined
  readonly speaker: string | undefined
  readonly article: string | undefined
  readonly since: string | undefined
  readonly until: string | undefined
  readonly private: boolean
  readonly page: number
  readonly context: boolean
}
