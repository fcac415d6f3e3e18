import type { Covered } from "../model.ts"
import type { AlsoIn, Block, OtherArticle } from "../reply/reply.ts"
import { sourceOf } from "../reply/source-of.ts"
import type { Articles } from "../shelves/articles.ts"
import type { Snippet } from "../snippet.ts"
import { answerShown, utterancesBehind, voicesOf } from "./shown.ts"

/** Articles that are named below an answer; where it is shown with its context, or has a page for itself, all but very many. */
const LISTED = { narrow: 4, wide: 40 } as const

type Answer = Extract<Block, { kind: "quote" | "fact" }>

/** The answer with the articles in which its variants stand, in their order; each once, without its own. */
export async function withAlsoIn<A extends Answer>(
  articles: Articles,
  answer: A,
  variants: readonly Snippet[] = [],
  isWide = false,
): Promise<A> {
  const elsewhere = variants.filter(({ slug }) => slug !== answer.source.slug)
  const first = Array.from(Map.groupBy(elsewhere, ({ slug }) => slug).values()).flatMap((all) => all.slice(0, 1))
  const most = LISTED[isWide ? "wide" : "narrow"]
  const listed: OtherArticle[] = []
  for (const variant of first.slice(0, most)) {
    const covered = await articles.get(variant.slug, variant.version)
    const other = covered && otherArticle(covered, variant)
    if (other) listed.push(other)
  }
  const alsoIn: AlsoIn = { articles: listed, more: Math.max(0, first.length - most) }
  return listed.length > 0 ? { ...answer, alsoIn } : answer
}

/** Null where the article's coverage no longer has it. */
function otherArticle(covered: Covered, { id, kind, span }: Snippet): OtherArticle | null {
  const { article, coverage } = covered
  const isThere = (one: { readonly span: typeof span }) => one.span.start === span.start && one.span.end === span.end
  const fact = kind === "fact" ? coverage.facts.find(isThere) : undefined
  const said = fact
    ? utterancesBehind(covered, fact)
    : coverage.utterances.filter(({ passages }) => kind === "quote" && passages.some(isThere))
  if (!fact && said.length === 0) return null
  // Its role is not shown with it.
  const { by, denied } = voicesOf(covered, said)
  return {
    snippet: id,
    source: sourceOf(article, span),
    shows: answerShown(covered, [span], { kind, spans: [span], by, denied }),
  }
}
