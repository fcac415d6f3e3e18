import type { Desk } from "../src/core/desk.ts"
import type { Covered, Span } from "../src/core/model.ts"
import { type Found, findInText, phraseAsked, saysTooLittle, search } from "../src/core/query/index.ts"
import { stillIndexing } from "../src/core/reply/lines.ts"
import { type Block, note } from "../src/core/reply/reply.ts"
import type { TextFilters, TextPlace } from "../src/core/shelves/paragraphs.ts"
import { excerptBlock } from "../src/core/show/excerpt.ts"
import type { SnippetKind } from "../src/core/snippet.ts"
import { runsIn } from "../src/core/text/run.ts"
import type { FindArgs } from "./options.ts"

/** Words of the text beside what was found, or instead of it. */
export type InTextBlock = ReturnType<typeof excerptBlock>

/**
 * When the text answers: it holds most of the query, and clearly more of it than any quote or fact. Of 120 queries of three
 * words from sentences without any it answered 109, with a wrong word more 89; of 480 that were meant for a quote, with
 * all slips of the benchmark, it took none (200 generated articles; at .1 more instead of .2 it took two).
 */
const MOST_OF_IT = 0.75
const CLEARLY_MORE = 0.2

/** What the articles' text has of the query where quotes and facts have clearly less; null where they have not, or a speaker is asked for. */
export async function inText(
  kind: SnippetKind,
  args: FindArgs,
  found: readonly Found[],
  desk: Desk,
): Promise<InTextBlock | null> {
  const { query, speaker, article, since, until } = args
  if (!query || speaker !== undefined || args.page > 1) return null
  const filters: TextFilters = {
    ...(article !== undefined && { article }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  }
  const show = async (place: MatchedPlace) => {
    const covered = await desk.archive.articles.get(place.slug, place.version)
    if (!covered) return null
    const isQuoted = kind === "quote" && areInQuotes(place, covered)
    return excerptBlock(
      covered.article,
      place,
      isQuoted ? "Found in the text:" : `Not in a ${kind}. Found in the text:`,
      args.context,
    )
  }
  if (saysTooLittle(query)) {
    const phrase = found.length === 0 ? await phraseInText(phraseAsked(query), filters, desk) : null
    return phrase && show(phrase)
  }
  const best = found[0]?.coverage ?? 0
  if (best > 1 - CLEARLY_MORE) return null
  const place = await findInText(desk.archive, query, filters)
  if (!place || place.coverage < MOST_OF_IT || place.coverage - best <= CLEARLY_MORE) return null
  const other = kind === "quote" ? "fact" : "quote"
  const [beside] = (await search(desk.archive, { kind: other, query, article, since, until, limit: 1 })).found
  return beside && place.coverage - beside.coverage <= CLEARLY_MORE ? null : show(place)
}

type MatchedPlace = Pick<TextPlace, "slug" | "version" | "paragraph"> & { readonly matches: readonly Span[] }

/** Whether all that matches is quoted, in several passages, of which none alone has enough of it. */
function areInQuotes({ matches }: MatchedPlace, { coverage }: Covered): boolean {
  const passages = coverage.utterances.flatMap(({ passages }) => passages.map(({ span }) => span))
  return matches.every(({ start, end }) => passages.some((one) => one.start <= start && end <= one.end))
}

/** The newest place of words that stand one right behind the other. */
async function phraseInText(
  phrase: readonly string[],
  filters: TextFilters,
  { archive }: Desk,
): Promise<MatchedPlace | null> {
  const [newest] = (await archive.paragraphs.verbatim(phrase, filters, 1)).newest
  return newest ? { ...newest, matches: runsIn(newest.words, phrase, newest.start) } : null
}

/** What is not found may stand in an article that is not indexed yet. */
export async function indexingNote({ archive }: Desk): Promise<readonly Block[]> {
  const waiting = await archive.paragraphs.waiting()
  return waiting > 0 ? [note(stillIndexing(waiting))] : []
}
