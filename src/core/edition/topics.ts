import type { Order } from "../briefing/order.ts"
import { type Covered, nameOf } from "../model.ts"
import { planInTurns } from "../query/plan.ts"
import type { Vocabulary } from "../shelves/vocabulary.ts"
import { folded, indexed } from "../text/fold.ts"

/** Letters of a topic's word that may be a slip: a shorter one is too near to other words ("iran", "iraq"). */
const LONGEST_SURE = 5

/** "harbour, climate change": any of them will do. */
export const topicsIn = (topics: string | null): readonly string[] =>
  (topics ?? "")
    .split(",")
    .map((topic) => topic.trim())
    .filter((topic) => topic !== "")

/**
 * Whether an article is what the order asks for: it holds every word of one of the topics in its title, standfirst or body,
 * and quotes the speaker. A word that no article has is read as the nearest one that some have; a known word means itself.
 */
export async function isAskedFor(
  { topics, speaker }: Pick<Order, "topics" | "speaker">,
  vocabulary: Vocabulary,
): Promise<(covered: Covered) => boolean> {
  const asked: Awaited<ReturnType<typeof topicWords>>[] = []
  for (const topic of topicsIn(topics)) asked.push(await topicWords(topic, vocabulary))
  return (covered) => (asked.length === 0 || holdsOne(covered, asked)) && isQuoting(covered, speaker)
}

/** Each word of the topic that counts, with the words it may stand for. */
async function topicWords(topic: string, vocabulary: Vocabulary): Promise<readonly (readonly string[])[]> {
  const { asked } = await planInTurns(topic, vocabulary)
  const needed = asked.filter(({ isTelling }) => isTelling)
  return (needed.length > 0 ? needed : asked).map(({ word, readings }) => {
    const isSlip = !vocabulary.has(word) && word.length > LONGEST_SURE
    const closest = Math.max(0, ...readings.map(({ closeness }) => closeness))
    const near = isSlip ? readings.filter(({ closeness, next }) => next === undefined && closeness >= closest) : []
    // A word and its plural are one topic; anything else that is near is another word.
    return [word, `${word}s`, word.replace(/s$/, ""), ...near.map((reading) => reading.word)]
  })
}

function holdsOne({ article }: Covered, topics: readonly (readonly (readonly string[])[])[]): boolean {
  const held = new Set(indexed([article.title, article.standfirst ?? "", article.text].join("\n")).split(" "))
  return topics.some((topic) => topic.every((readings) => readings.some((word) => held.has(word))))
}

function isQuoting({ article, coverage }: Covered, speaker: string | null): boolean {
  if (speaker === null) return true
  return coverage.utterances.some((utterance) => {
    const member = utterance.speaker ? coverage.cast[utterance.speaker.member] : undefined
    return member !== undefined && folded(nameOf(article, member)) === folded(speaker)
  })
}
