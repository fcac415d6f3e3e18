import type { Archive } from "../core/archive.ts"
import { type Why, whyFound } from "../core/query/index.ts"
import type { Reply } from "../core/reply/reply.ts"

/** For each quote and fact of an answer: why it was found, and what its place is made of. Empty where nothing was looked for by words. */
export async function whyShown(archive: Archive, query: string | undefined, { blocks }: Reply): Promise<string> {
  if (query === undefined) return ""
  const ids = blocks.flatMap((block) => ("snippet" in block && block.snippet ? [block.snippet] : []))
  const lines: string[] = []
  for (const id of ids) {
    const snippet = await archive.snippets.get(id)
    const why = snippet && (await whyFound(archive, query, snippet))
    if (why) lines.push(`\nWhy ${id}: score ${why.score.toFixed(2)}`, ...why.words.map(wordLine))
  }
  return lines.length > 0 ? `${lines.join("\n")}\n` : ""
}

const PLACES = {
  words: "in the words themselves",
  sentence: "in the sentence around them",
  speaker: "in the speaker's name",
  role: "in the speaker's role",
  title: "in the article's title",
} as const

function wordLine({ word, weight, found }: Why["words"][number]): string {
  const asked = `  ${word} (weight ${weight.toFixed(2)}):`
  return found
    ? `${asked} “${found.by}”, ${PLACES[found.place]}, counts ${found.worth.toFixed(2)}`
    : `${asked} not found`
}
