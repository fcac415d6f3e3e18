import type { Article, PrintedTime } from "../model.ts"
import { paragraphAt } from "../model.ts"

/** "Press release by the Harbour Trust", "Opinion", "Live blog"; undefined for news. */
export function kindInWords({ kind, issuer }: Pick<Article, "kind" | "issuer">): string | undefined {
  if (kind === undefined) return undefined
  const name = `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
  return issuer === undefined ? name : `${name} by ${issuer.replace(/^The /, "the ")}`
}

const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ")

/**
 * "Corrected 25 Nov" by the newest correction of an article, with the year where it is another than the article's; "Editor’s note"
 * where that is all. Undefined when there is none.
 */
export function correctedInWords({
  corrections = [],
  published,
}: Pick<Article, "corrections" | "published">): string | undefined {
  const real = corrections.filter(({ isNote }) => !isNote)
  if (real.length === 0) return corrections.length > 0 ? "Editor’s note" : undefined
  const newest = real.flatMap(({ date }) => date ?? []).toSorted()
  return ["Corrected", shortDate(newest.at(-1), published)].filter((part) => part).join(" ")
}

/** "25 Nov 2026"; without the year where `published` is of the same one. */
export function shortDate(date: PrintedTime | undefined, published?: PrintedTime): string | undefined {
  const [year, month, day] = (date ?? "").slice(0, 10).split("-")
  if (month === undefined) return date
  const parts = [day && String(Number(day)), MONTHS[Number(month) - 1], published?.slice(0, 4) !== year && year]
  return parts.filter((part) => part).join(" ")
}

/** The time of the post of a live blog that a place stands in: "10.42am GMT"; undefined where there is none. */
export function postAt({ paragraphs }: Article, position: number): string | undefined {
  let post: string | undefined
  for (const paragraph of paragraphs) {
    if (paragraph.start > position) break
    post = paragraph.post ?? post
  }
  return post
}

/** "¶ 3", "10:42 post, ¶ 3": short, since it stands behind the words. */
export function placeInWords(article: Article, position: number): string {
  const post = postAt(article, position)
  const paragraph = `¶ ${paragraphAt(article, position)}`
  return post === undefined ? paragraph : `${post} post, ${paragraph}`
}
