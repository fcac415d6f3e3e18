import { lineOf } from "../../core/command/line.ts"
import type { Covered, Span } from "../../core/model.ts"
import { wordsAt } from "../../core/model.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { type Call, callTo } from "../../core/reply/reply.ts"

/** Three lines to try, which the newest article answers: one of its quotes, one of its facts, its summary. */
export async function examples(newsroom: Newsroom): Promise<readonly string[]> {
  const [newest] = await newsroom.articles(1)
  const covered = newest ? await newsroom.article(newest.slug) : null
  const calls: readonly (Call | null)[] = covered
    ? [quoteExample(covered), factExample(covered), callTo("summary", { article: covered.article.slug })]
    : []
  const lines = calls.flatMap((call) => (call ? [lineOf(call, newsroom.commands)] : []))
  return lines.length > 0 ? lines : ["/help"]
}

/** Two telling words that stand together in somebody's quotation. */
function quoteExample({ article, coverage }: Covered): Call | null {
  const spoken = coverage.utterances.filter(
    ({ speaker }) => speaker && coverage.cast[speaker.member]?.kind === "person",
  )
  const spans = spoken.flatMap(({ passages }) =>
    passages.filter(({ kind }) => kind === "direct").map(({ span }) => span),
  )
  const query = first(spans, (span) => /\p{Ll}{5,} \p{Ll}{5,}/u.exec(wordsAt(article.text, span))?.[0])
  return query === undefined ? null : callTo("quote", { query })
}

/** A name that a fact tells of. */
function factExample({ article, coverage }: Covered): Call | null {
  const names = coverage.facts.flatMap(({ names }) => names)
  const query = first(names, (name) => /^\p{L}{4,} \p{L}{4,}$/u.exec(wordsAt(article.text, name))?.[0])
  return query === undefined ? null : callTo("fact", { query: query.toLowerCase() })
}

function first(spans: readonly Span[], found: (span: Span) => string | undefined): string | undefined {
  for (const span of spans) {
    const words = found(span)
    if (words !== undefined) return words
  }
  return undefined
}
