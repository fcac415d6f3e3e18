import { foreignLanguage } from "../article/language.ts"
import type { Article, Coverage, Covered } from "../model.ts"
import { openCasting } from "./cast.ts"
import { findNames } from "./cast-mentions.ts"
import { findFacts } from "./facts.ts"
import { foreignCoverage } from "./foreign.ts"
import { furnitureOf } from "./furniture.ts"
import type { Lexicon } from "./lexicon.ts"
import { pairMarks } from "./marks.ts"
import { withRetracted } from "./retracted.ts"
import { coverageAgain, readsAlike } from "./reuse.ts"
import { readable } from "./sentence-whole.ts"
import { splitSentences } from "./sentences.ts"
import type { Tools } from "./steps.ts"
import { rankSentences } from "./summary.ts"
import { findUtterances } from "./utterances.ts"

export type Extractor = (article: Article, before?: Covered | null) => Coverage

/**
 * Article → coverage. Each step takes what the ones before it found. `before`: what the same file gave last; where the text is
 * the same it is not read again.
 */
export function extractorFor(lexicon: Lexicon, without: Tools["without"] = new Set()): Extractor {
  const tools = { lexicon, without }
  const { extractor } = lexicon
  return (article, before = null) => {
    if (before?.coverage.extractor === extractor && readsAlike(before.article, article))
      return coverageAgain(article, before, tools)
    if (foreignLanguage(article)) return { extractor, ...foreignCoverage(article) }
    const marks = pairMarks(article) //                        1 what stands in quotation marks
    const sentences = splitSentences(article, marks, tools) // 2 sentences, each quotation one item of its own
    const names = findNames(article, sentences, lexicon) //    3 who is named, with which roles
    const casting = openCasting(article, names)
    const said = findUtterances(article, sentences, names, casting, tools) // 4 cues, what they report, whom they mean
    const utterances = withRetracted(article, said)
    // 5 what is the page's and not the story's
    const story = readable(article, sentences, furnitureOf(article, sentences, names))
    const facts = findFacts(article, sentences, names, utterances, story, lexicon) // 6 what can be checked
    const summary = rankSentences(article, sentences, names, story, lexicon) //       7 what tells the article best
    return { extractor, cast: casting.members(), utterances, facts, summary }
  }
}
