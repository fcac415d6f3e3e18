import { quotationsOf } from "../../src/cli/jsonl.ts"
import { articleFromText } from "../../src/core/article/from-text.ts"
import type { extractorFor } from "../../src/core/extract/index.ts"
import type { Fact } from "../../src/core/model.ts"
import type { GoldSet } from "./gold.ts"
import { type Judged, judge } from "./judge.ts"
import { type Shown, shownIn } from "./shown.ts"

export type Extract = ReturnType<typeof extractorFor>

/** A set as the extractor reads it. */
export type SetRead = {
  readonly set: GoldSet
  readonly judged: readonly Judged[]
  readonly shown: readonly Shown[]
  readonly facts: readonly Fact[]
  readonly words: number
  /** Time of this thread on a core, not of the clock: other work on the machine does not count. */
  readonly cpuMs: number
}

/** Reads each article of a set as `extract --jsonl` does, with `--strings` where the set asks for it, and judges it. */
export function readSet(set: GoldSet, extract: Extract): SetRead {
  const facts: Fact[] = []
  const shown: Shown[] = []
  let cpuMs = 0
  let words = 0
  const judged = set.documents.map((document) => {
    const start = process.threadCpuUsage()
    const { article, origin } = articleFromText(document.id, document.text)
    const coverage = extract(article)
    const { quotes } = quotationsOf(document, { article, coverage }, origin, set.strings)
    const spent = process.threadCpuUsage(start)
    cpuMs += (spent.user + spent.system) / 1000
    words += article.text.split(/\s+/).length
    facts.push(...coverage.facts)
    shown.push(shownIn(document, quotes))
    return judge(document, quotes)
  })
  return { set, judged, shown, facts, words, cpuMs }
}
