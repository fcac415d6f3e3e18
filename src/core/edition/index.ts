import type { Archive } from "../archive.ts"
import type { Order } from "../order.ts"
import type { Block, Reply } from "../reply.ts"
export type EditionAsk = {
  readonly date: string
  readonly order: Pick<Order, "topics" | "speaker" | "whenEmpty">
  readonly arrived: readonly string[]
  readonly before: readonly string[]
  readonly lastDate: string | null
  readonly featured: ReadonlyMap<string, number>
}
export type Edition = {
  readonly reply: Reply
  readonly isEmpty: boolean
  readonly rest: readonly string[]
  readonly featured: readonly string[]
  readonly explanation: readonly string[]
}
export async function composeEdition(_archive: Pick<Archive, "article">, ask: EditionAsk): Promise<Edition> {
  return {
    reply: {
      blocks: [{ kind: "heading", prose: [{ text: `Briefing ${ask.date}: ${ask.arrived.join()}` }] }],
      actions: [{ label: "Why these", call: { command: "briefing", args: { action: "why", slot: ask.date } } }],
      audience: "channel",
      outcome: "answered",
    },
    isEmpty: ask.arrived.length === 0,
    rest: [],
    featured: [],
    explanation: ask.arrived,
  }
}
export function markedLate(reply: Reply, dueInWords: string): Reply {
  return {
    ...reply,
    blocks: [{ kind: "note", prose: [{ text: `Late: this was due at ${dueInWords}.` }] }, ...reply.blocks],
  }
}
export async function restOf(_archive: Pick<Archive, "article">, rest: readonly string[]): Promise<readonly Block[]> {
  return rest.map((slug) => ({ kind: "prose", prose: [{ text: slug }] }))
}
