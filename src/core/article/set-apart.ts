import type { Article, ArticleKind, Correction, PrintedTime } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { BodyLine } from "./body-line.ts"
import { isBareByline } from "./byline.ts"
import { correctionsFrom, takeCorrections } from "./correction.ts"
import { turnsIn } from "./interview.ts"
import { kindOfTitle, labelsIn } from "./kind-label.ts"
import { postsIn } from "./live-blog.ts"
import { releaseIn } from "./press-release.ts"

/** What a text is and what it says of itself, and the lines that are left for its head and body. */
export type Apart = {
  readonly kind?: ArticleKind
  readonly issuer?: string
  /** Who signs a letter. */
  readonly byline?: string
  /** As the dateline or the embargo of a press release gives it. */
  readonly released?: PrintedTime
  readonly lines: readonly BodyLine[]
  /** The corrections, once it is known when the text was published. */
  readonly corrections: (published: PrintedTime | undefined) => readonly Correction[]
}

/** What the file says itself, outside of its text. */
type Given = { readonly kind?: ArticleKind | "news" | undefined; readonly title?: string | undefined }

/**
 * Takes out of the lines what is no part of the article's text: corrections, section labels, the times of a live blog, what a
 * press release tells editors. What front matter says goes before labels, and labels before the form of the text.
 */
export function setApart(text: string, all: readonly BodyLine[], { kind: given, title }: Given): Apart {
  const taken = takeCorrections(text, all)
  // A text that is nothing but corrections is one of its own.
  const isText = taken.left.length > (title === undefined ? 1 : 0)
  const { found, left } = isText ? taken : { found: [], left: all }
  const labels = labelsIn(text, left)
  const unlabelled = left.filter((line) => !labels.labels.has(line))
  const first = unlabelled[0]
  const corrections = (published: PrintedTime | undefined) => correctionsFrom(found, published)
  if (given === "news") return { lines: left, corrections }
  const told = given ?? labels.kind ?? kindOfTitle(title ?? (first ? text.slice(first.start, first.end) : ""))
  const may = (kind: ArticleKind) => told === undefined || told === kind

  const release = may("press release") ? releaseIn(text, left, told === "press release") : null
  if (release) {
    const { lines, issuer, published } = release
    return {
      kind: "press release",
      lines: lines.filter((line) => !labels.labels.has(line)),
      corrections,
      ...(issuer !== undefined && { issuer }),
      ...(published !== undefined && { released: published }),
    }
  }
  const posts = may("live blog") ? postsIn(text, unlabelled, told === "live blog") : null
  if (posts) return { kind: "live blog", lines: posts, corrections }
  const turns = may("interview") ? turnsIn(text, unlabelled, told === "interview" || speaksOfInterview(title)) : null
  if (turns) return { kind: "interview", lines: turns, corrections }
  const kind = told ?? (isLetter(text, unlabelled) ? "letter" : undefined)
  if (kind === "letter") {
    const { lines, byline } = signedLetter(text, unlabelled)
    return { kind, lines, corrections, ...(byline !== undefined && { byline }) }
  }
  // A label alone makes no live blog: "Live" stands over many things.
  const isKnown = kind !== undefined && (kind !== "live blog" || given !== undefined)
  return { ...(isKnown && { kind }), lines: isKnown ? unlabelled : left, corrections }
}

const speaksOfInterview = (title = ""): boolean => /\b(?:interview|q ?& ?a|in conversation with)\b/i.test(title)

/** "Sir, – The trams …", "To the Editor:" above or at the beginning of the text. */
const isLetter = (text: string, lines: readonly BodyLine[]): boolean =>
  lines
    .slice(0, 6)
    .some((line) =>
      /^(?:(?:dear )?(?:sir|madam|editor)(?: or madam)?(?:,|:|$| ?[–—])|to the editor\b ?[:,–—]?|dear (?:sir|madam|editor))/i.test(
        text.slice(line.start, Math.min(line.end, line.start + 60)),
      ),
    )

/** A letter without the lines that sign it: a name, and below or behind it a place. */
function signedLetter(text: string, lines: readonly BodyLine[]) {
  const words = lines.slice(-2).map((line) => wordsAt(text, line))
  const nameIn = (line = "") => {
    const [name = ""] = line.split(", ")
    return isBareByline(name) && line.length <= LONGEST_SIGNATURE ? name : undefined
  }
  // A page of several letters is nobody's alone.
  const isOne = !lines.slice(0, -2).some((line, i) => i > 2 && nameIn(wordsAt(text, line).replace(/\.$/, "")))
  const [before, last = ""] = lines.length > 3 && isOne ? words : []
  const isPlace = last.length <= LONGEST_SIGNATURE && /^\p{Lu}[^.!?]*$/u.test(last)
  const above = isPlace ? nameIn(before) : undefined
  const byline = above ?? nameIn(last)
  return { lines: lines.slice(0, lines.length - (above ? 2 : byline ? 1 : 0)), byline }
}

/** Code units. */
const LONGEST_SIGNATURE = 60

/** The head's own kind, issuer and corrections joined with those of its text. */
export function withApart<H extends Partial<Article>>(head: H, apart: Apart): H {
  const published = head.published ?? apart.released
  const corrections = [...(head.corrections ?? []), ...apart.corrections(published)]
  const kind = head.kind ?? apart.kind
  const issuer = head.issuer ?? apart.issuer
  const byline = head.byline ?? apart.byline
  return {
    ...head,
    ...(published !== undefined && { published }),
    ...(byline !== undefined && { byline }),
    ...(kind !== undefined && { kind }),
    ...(issuer !== undefined && kind === "press release" && { issuer }),
    ...(corrections.length > 0 && { corrections }),
  }
}
