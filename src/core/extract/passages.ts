import type { Passage } from "../model.ts"
import { type Range, spanOf } from "./phrases.ts"
import type { Sentence } from "./sentence.ts"

/** A range that is nothing but quotations is direct, each a passage; words with marks among them are mixed; else indirect. */
export function passagesOf(sentence: Sentence, range: Range): Passage[] {
  const items = sentence.items.slice(range.from, range.to)
  const marked = items.flatMap((item) => (item.marked ? [item.marked.span] : []))
  const direct = items.every((item) => item.marked || item.pos === "PUNCT")
  if (direct) return marked.map((span) => ({ span, kind: "direct", marked: [span], sentence: sentence.span }))
  return [
    { span: spanOf(sentence, range), kind: marked.length > 0 ? "mixed" : "indirect", marked, sentence: sentence.span },
  ]
}
