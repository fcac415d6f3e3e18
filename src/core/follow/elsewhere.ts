import { alsoLine } from "../reply/lines.ts"
import {
  type AlsoIn,
  type Block,
  type ListItem,
  list,
  note,
  type OtherArticle,
  plain,
  strong,
  struck,
} from "../reply/reply.ts"
import type { ShownFinding } from "./finding.ts"
import { type Followed, fateKey, lineOfGone, wasNow } from "./followed.ts"

/**
 * Of an answer that stands in several articles: the answer with those that still have its words, and of each other what became of it.
 */
export function elsewhereFollowed<B extends Block>(
  block: B,
  followed: Followed,
): { readonly listed: B; readonly told: readonly Block[] } {
  if ((block.kind !== "quote" && block.kind !== "fact") || !block.alsoIn) return { listed: block, told: [] }
  const { alsoIn, ...alone } = block
  const articles: OtherArticle[] = []
  const told: ListItem[] = []
  for (const other of alsoIn.articles) {
    const finding = followed.findings.get(other.shows)
    if (!finding) articles.push(other)
    else {
      told.push(itemOf(other, finding, followed))
      const renamed = titleNow(other, finding, followed)
      if (renamed) articles.push(renamed)
    }
  }
  if (told.length === 0) return { listed: block, told: [] }
  const left = articles.length + alsoIn.more
  const listed = left > 0 ? { ...block, alsoIn: { articles, more: alsoIn.more } } : (alone as B)
  return { listed, told: [list(told)] }
}

/** Where only the title changed, the article is listed by its new one; null otherwise. */
function titleNow(other: OtherArticle, finding: ShownFinding, { fates }: Followed): OtherArticle | null {
  const now = fates.get(fateKey(other.shows))?.now
  if (finding.kind !== "changed" || finding.words || finding.speaker || finding.denied || now?.kind !== "current")
    return null
  return { ...other, source: { ...other.source, title: now.covered.article.title } }
}

function itemOf({ source, shows }: OtherArticle, finding: ShownFinding, followed: Followed): ListItem {
  if (finding.kind !== "changed") return { prose: plain(lineOfGone(shows, finding, followed)) }
  const { words, speaker, denied, title } = finding
  const voice = (name: string | null) => `— ${name ?? "speaker not identified"}`
  const prose = [
    ...wasNow(title),
    ...wasNow(words),
    ...(speaker
      ? [
          strong("Speaker corrected."),
          ...plain(" Was: "),
          struck(voice(speaker.was)),
          ...plain(` · Now: ${voice(speaker.now)} `),
        ]
      : []),
    ...(denied ? plain(`The speaker ${denied.now ? "denies it" : "does not deny it"} there.`) : []),
  ]
  return { ...(!title && { label: source.title }), prose }
}

/** Where words still stand that changed in the article they were shown from. */
export const unchangedIn = (alsoIn: AlsoIn | undefined): readonly Block[] =>
  alsoIn ? [note(alsoLine(alsoIn, "Unchanged in"))] : []
