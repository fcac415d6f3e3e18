import type { Action, Reply } from "./reply.ts"

/** The buttons of a reply, those beside a list's lines among them. */
export const buttonsIn = ({ actions, blocks }: Pick<Reply, "actions" | "blocks">): readonly Action[] => [
  ...blocks.flatMap((block) => (block.kind === "list" ? block.items.flatMap(({ action }) => action ?? []) : [])),
  ...actions,
]
