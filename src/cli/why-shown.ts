import type { Archive } from "../core/archive.ts"
import { type Why, whyFolded, whyFound } from "../core/query/index.ts"
import { type Attributed, attributedIn, type Reply } from "../core/reply/reply.ts"
import type { Snippet } from "../core/snippet.ts"
import { folded } from "../core/text/fold.ts"

/** For each quote and fact of an answer: why it was found, and what its place is made of. Empty where nothing was looked for by words. */
export async function whyShown(archive: Archive, query: string | undefined, { blocks }: Reply): Promise<string> {
  if (query === undefined) return ""
  const lines: string[] = []
  for (const block of attributedIn(blocks)) {
    const snippet = block.kind === "excerpt" ? null : await archive.snippets.get(block.snippet)
    const why = snippet && (await whyFound(archive, query, snippet))
    if (!snippet || !why) continue
    lines.push(`\nWhy ${snippet.id}: ${scoreOf(why)}`, ...why.words.map(wordLine))
    for (const id of othersIn(block)) {
      const variant = await archive.snippets.get(id)
      if (variant) lines.push(variantLine(variant, snippet, (await whyFound(archive, query, variant))?.score ?? null))
    }
  }
  return lines.length > 0 ? `${lines.join("\n")}\n` : ""
}

/** "score 1.30: 1.00 for the words, 0.30 for standing together". */
function scoreOf({ score, together, isReported }: Why): string {
  const less = isReported ? "; reported words count less" : ""
  return `score ${score.toFixed(2)}: ${(score - together).toFixed(2)} for the words, ${together.toFixed(2)} for standing together${less}`
}

const othersIn = (block: Attributed): readonly string[] =>
  block.kind === "excerpt" ? [] : (block.alsoIn?.articles ?? []).map(({ snippet }) => snippet)

/** "  also in harbour-review (#…): a part of these words, said there by Price, score 0.91". */
function variantLine(variant: Snippet, shown: Snippet, score: number | null): string {
  const how = FOLDED[whyFolded(shown, variant) ?? "same words"]
  const by = variant.speakers.join(" and ")
  const who = folded(by) === folded(shown.speakers.join(" and ")) ? "" : `, said there by ${by}`
  return `  also in ${variant.slug} (${variant.id}): ${how}${who}${score === null ? "" : `, score ${score.toFixed(2)}`}`
}

const FOLDED = {
  "same words": "the same words",
  part: "a part of these words",
  whole: "these words in a fuller quote",
} as const

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
