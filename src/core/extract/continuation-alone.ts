import { type Article, type Mention, type Passage, wordsAt } from "../model.ts"
import type { Casting } from "./cast.ts"
import type { NameMention } from "./cast-mentions.ts"
import { allIn, type Before, type Continued, continuationOf, type Growing, saidIn } from "./continuation.ts"
import { type Beside, namesBeside } from "./continuation-beside.ts"
import type { Cue } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { isTitle } from "./names.ts"
import type { Range } from "./phrases.ts"
import type { Sentence } from "./sentence.ts"
import type { speakerReader } from "./speaker.ts"
import type { Told } from "./speaker-pronoun.ts"
import type { Tools } from "./steps.ts"
import type { Subject } from "./subject.ts"
import { sentenceSubject } from "./subjects.ts"

/** What is known so far, by which a quotation without a cue is read. `utterances` and `told` grow. */
type Known = {
  readonly article: Article
  readonly sentences: readonly Sentence[]
  readonly names: readonly NameMention[]
  readonly casting: Casting
  readonly readSpeaker: ReturnType<typeof speakerReader>
  readonly utterances: readonly Growing[]
  readonly told: readonly Told[]
}

/** Words of a name that no sign tells from a headline. */
const LONGEST_NAME = 4

/** Reads the quotations that no cue took, by what stands before them and beside them. */
export function aloneReader(
  { article, sentences, names, casting, readSpeaker, utterances, told }: Known,
  { lexicon, without }: Tools,
): (passage: Passage, index: number) => Continued {
  const beside = namesBeside(sentences)
  const isRepeated = repetitions(article, sentences)
  const surnames = fullNames(names)

  return (passage, index) => {
    const sentence = sentences[index]
    if (!sentence) return null
    const signed = signedBy(beside.get(index))
    const words = wordsAt(article.text, passage.span)
    return continuationOf(
      {
        passage,
        words,
        sentence,
        own: allIn(utterances, sentence),
        told: toldIn(index),
        before: beforeIt(index),
        signed,
        isRepeated: () => isRepeated(words),
      },
      without.has("scare quotes"),
    )
  }

  /** Who speaks in a sentence without being quoted. */
  function toldIn(index: number): Mention | null {
    const last = told.at(-1)
    return last?.sentence === index ? { span: last.span, member: last.member } : null
  }

  function beforeIt(index: number): Before | null {
    const sentence = sentences[index - 1]
    if (!sentence || without.has("continuation") || sentence.section !== sentences[index]?.section) return null
    if (beside.get(index - 1)?.isBehind) return null
    const said = saidIn(utterances, sentence)
    const last = told.at(-1)
    const isBare = last?.sentence === index - 1 && last.isBare === true && last.span.start > (said?.cue?.end ?? 0)
    // "…, and Hale spoke up", not "…, after Hale spoke".
    const at = isBare ? sentence.items.findIndex((item) => item.start >= last.span.start) : -1
    return {
      sentence,
      said,
      told: toldIn(index - 1),
      interrupts: sentence.items[at - 1]?.pos === "CCONJ",
      speaksOfSaying: speaksOfSaying(sentence, lexicon),
      about: () => personMeant(sentenceSubject(sentence.items, lexicon), sentence, index - 1),
    }
  }

  /** The person whose name stands beside a quotation; null: a name, but none that can be made out; undefined: no name. */
  function signedBy(beside: Beside | undefined): Mention | null | undefined {
    const sentence = sentences[beside?.sentence ?? -1]
    if (!beside || !sentence) return undefined
    if (!beside.subject || !isKnown(sentence, beside.subject.phrase, beside.isPlain)) return null
    return personMeant(beside.subject, sentence, beside.sentence)
  }

  /** One word alone may be a town, an agency or a handle, unless the article gives it a first name. */
  function isKnown({ items }: Sentence, { from, to }: Range, isPlain: boolean): boolean {
    const count = to - from
    const first = items[from]?.lower ?? ""
    const isPerson = isTitle(items[from], lexicon) || lexicon.women.has(first) || lexicon.men.has(first)
    if (isPlain && count > LONGEST_NAME) return false
    if (count > 1 && (!isPlain || isPerson)) return true
    return (surnames.get(items[to - 1]?.lower ?? "") ?? 0) >= count
  }

  function personMeant(subject: Subject | null, sentence: Sentence, index: number): Mention | null {
    if (!subject) return null
    const cue: Cue = { from: 0, to: 1, kind: "speech", lemma: "", subject, gerund: false }
    const pointed = readSpeaker(cue, sentence, index, told)
    if (!pointed || pointed.member === null || !casting.isPerson(pointed.member)) return null
    return { span: pointed.span, member: pointed.member }
  }
}

/** Surname → how often the article gives it with a first name. */
function fullNames(names: readonly NameMention[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { kind, words } of names) {
    const last = words.at(-1)
    if (kind === "person" && words.length > 1 && last) found.set(last, (found.get(last) ?? 0) + 1)
  }
  return found
}

const speaksOfSaying = ({ items }: Sentence, lexicon: Lexicon): boolean =>
  items.some((item) => !item.marked && item.pos === "NOUN" && lexicon.cueNouns.has(item.lower))

/** Words that tell a repetition from chance: six running words stand twice in no two statements. */
const RUN = 6

/**
 * Whether a quotation stands in the article twice, in whole or inside a longer one: then one of the two is a pull quote.
 * The runs of words are counted once, and only when somebody asks.
 */
function repetitions(article: Article, sentences: readonly Sentence[]): (words: string) => boolean {
  let counted: ReadonlyMap<string, number> | null = null
  const runsOf = (words: string): readonly string[] => {
    const own = words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
    return own.slice(RUN - 1).map((_, i) => own.slice(i, i + RUN).join(" "))
  }
  const count = (): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>()
    for (const { items } of sentences)
      for (const { marked } of items)
        for (const run of marked ? runsOf(wordsAt(article.text, marked.span)) : [])
          counts.set(run, (counts.get(run) ?? 0) + 1)
    return counts
  }
  return (words) => {
    const runs = runsOf(words)
    if (runs.length === 0) return false
    counted ??= count()
    return [runs[0], runs.at(-1)].every((run) => (counted?.get(run ?? "") ?? 0) > 1)
  }
}
