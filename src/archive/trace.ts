/** What is looked for: an article with all its versions, and its snippets. */
type Searched = {
  readonly slug: string
  readonly articles: readonly { readonly text: string; readonly title: string }[]
  readonly snippets: readonly { readonly id: string; readonly words: string }[]
}

/** Shorter pieces stand in other articles, too. */
const TELLING = 12
/** So many words in a row are the article's; rather a draft or a button too many goes than one too few. */
const RUN = 6

/** Whether something that was kept, as text or as JSON, names the article or has words of it. */
export function traceIn({ slug, articles, snippets }: Searched): (kept: string) => boolean {
  const ids = new Set(snippets.map(({ id }) => id))
  const texts = articles.flatMap(({ text, title }) => [text, title]).map(plain)
  const telling = [...articles.map(({ title }) => title), ...snippets.map(({ words }) => words)]
    .map(plain)
    .filter((words) => words.length >= TELLING)
  const runs = new Set(texts.flatMap(runsOf))

  const isTrace = (piece: string): boolean => {
    if (piece === slug || ids.has(piece)) return true
    const words = plain(piece)
    if (words.length < TELLING) return false
    if (texts.some((text) => text.includes(words)) || telling.some((one) => words.includes(one))) return true
    return runsOf(words).some((run) => runs.has(run))
  }
  return (kept) => stringsIn(parsed(kept)).some(isTrace)
}

/** The same words, however they are written, broken or marked. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

function runsOf(text: string): readonly string[] {
  const words = text.split(" ")
  return words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(" "))
}

function parsed(kept: string): unknown {
  try {
    return JSON.parse(kept)
  } catch {
    return kept
  }
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value]
  if (typeof value !== "object" || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}
