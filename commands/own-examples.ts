import { type Covered, nameOf, type Span, wordsAt } from "../src/core/model.ts"
import { isFunctionWord } from "../src/core/query/function-words.ts"
import { type Call, callTo } from "../src/core/reply/reply.ts"

/** Words of a quotation that a line to verify it has. */
const MOST_WORDS = 8
const FEWEST_WORDS = 4

/** Two telling words of somebody's quotation, and who it is. */
export function quoteExample(covered: Covered): Call | null {
  for (const { words, speaker } of spokenIn(covered)) {
    const query = tellingWords(words)
    if (query !== undefined) return callTo("quote", { query, speaker })
  }
  return null
}

/** The beginning of somebody's quotation. */
export function verifyExample(covered: Covered): Call | null {
  for (const { words, speaker } of spokenIn(covered)) {
    const begun = words.split(/\s+/).slice(0, MOST_WORDS)
    const text = begun.join(" ").replace(/[^\p{L}\p{N}]+$/u, "")
    if (begun.length >= FEWEST_WORDS) return callTo("verify", { text, speaker })
  }
  return null
}

export function whoExample(covered: Covered): Call | null {
  const [first] = spokenIn(covered)
  return first ? callTo("who", { name: first.speaker }) : null
}

/** A name that a fact tells of, else two telling words of it. */
export function factExample({ article, coverage }: Covered): Call | null {
  const names = coverage.facts.flatMap(({ names }) => names.map((name) => wordsAt(article.text, name)))
  const query =
    names.find((name) => /^\p{L}{4,} \p{L}{4,}$/u.test(name)) ??
    coverage.facts.map(({ span }) => tellingWords(wordsAt(article.text, span))).find((found) => found !== undefined)
  return query === undefined ? null : callTo("fact", { query: query.toLowerCase() })
}

/** The longest word of the article's title. */
export function articlesExample({ article: { title } }: Covered): Call {
  const [query] = (title.match(/\p{L}{4,}/gu) ?? []).toSorted((a, b) => b.length - a.length)
  return callTo("articles", { query: query?.toLowerCase() })
}

/** The first two words side by side that say something. */
function tellingWords(text: string): string | undefined {
  const pairs = Array.from(text.matchAll(/(?<!\p{L})(?=(\p{Ll}{4,}) (\p{Ll}{4,})(?!\p{L}))/gu))
  const found = pairs.find(([, one = "", other = ""]) => !isFunctionWord(one) && !isFunctionWord(other))
  return found && `${found[1]} ${found[2]}`
}

/** What people say word for word, each with their name. */
function spokenIn({ article, coverage }: Covered): readonly { readonly words: string; readonly speaker: string }[] {
  return coverage.utterances.flatMap(({ speaker, passages }) => {
    const member = speaker ? coverage.cast[speaker.member] : undefined
    if (member?.kind !== "person") return []
    const name = nameOf(article, member)
    const spans: readonly Span[] = passages.filter(({ kind }) => kind === "direct").map(({ span }) => span)
    return spans.map((span) => ({ words: wordsAt(article.text, span), speaker: name }))
  })
}
