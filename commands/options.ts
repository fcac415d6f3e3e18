import { day, flag, page, text } from "../src/core/command/command.ts"
import { articlesLike, daysLike, peopleLike, snippetsLike } from "./completers.ts"
import { wordsOfDays, wordsOfPerson, wordsOfTitle } from "./taking.ts"

/** What /quote and /fact are asked with. */
export type FindArgs = {
  readonly query: string | undefined
  readonly speaker: string | undefined
  readonly article: string | undefined
  readonly since: string | undefined
  readonly until: string | undefined
  readonly private: boolean
  readonly page: number
  readonly context: boolean
}

export const sinceOption = day("Only articles from this date onwards").complete(daysLike("since")).taking(wordsOfDays)
export const untilOption = day("Only articles up to this date").complete(daysLike("until")).taking(wordsOfDays)

/** What /quote and /fact take beside the words. */
export const narrowing = {
  speaker: text("Who said it").complete(peopleLike).taking(wordsOfPerson),
  article: text("Only in this article").complete(articlesLike).taking(wordsOfTitle),
  since: sinceOption,
  until: untilOption,
  private: flag("Show it only to me"),
  page: page("Which page of the answer").hidden(),
  context: flag("With the paragraphs around it").hidden(),
}

export const quoteWords = text("Words from the quote; they don't have to be exact").complete(snippetsLike("quote"))
export const factWords = text("Words from the fact; they don't have to be exact").complete(snippetsLike("fact"))
export const articleOption = text("Which article (default: the newest)").complete(articlesLike)
export const nameOption = text("A person or organisation (default: the most quoted)").complete(peopleLike)
