import type { Covered, Fact, Span, Utterance } from "../model.ts"
import type { Block, ListItem, Reply } from "../reply/reply.ts"
import type { SaidBy, Shown } from "../reply/shown.ts"
import { rolesShown, speakerName } from "./speaker.ts"

/** The words at these places of the article. */
export const wordsShown = ({ article, coverage }: Covered, ...spans: readonly Span[]): Shown => ({
  slug: article.slug,
  version: article.version,
  extractor: coverage.extractor,
  spans,
})

export const titleShown = ({ slug, version }: Pick<Shown, "slug" | "version">): Shown => ({
  slug,
  version,
  spans: [],
  hasTitle: true,
})

/** The words of an answer, which stands with the title and with whoever says it. */
export const answerShown = (covered: Covered, spans: readonly Span[], said: SaidBy): Shown => ({
  ...wordsShown(covered, ...spans),
  said,
  hasTitle: true,
})

/** Who says this, by name, each once; whoever is not identified is left out. Of one alone also the role. */
export function voicesOf(covered: Covered, utterances: readonly Utterance[]): Pick<SaidBy, "by" | "roles" | "denied"> {
  const { article, coverage } = covered
  const by = new Set(utterances.flatMap((one) => speakerName(covered, one) ?? []))
  const members = new Set(utterances.flatMap(({ speaker }) => (speaker ? (coverage.cast[speaker.member] ?? []) : [])))
  const roles = members.size === 1 ? Array.from(members, (member) => rolesShown(article, member)).flat() : []
  const denied = utterances.some(({ polarity }) => polarity === "denied")
  return { by: [...by], ...(roles.length > 0 && { roles }), denied }
}

/** The utterances that a fact rests on. */
export const utterancesBehind = ({ coverage }: Covered, { sources }: Pick<Fact, "sources">): readonly Utterance[] =>
  sources.flatMap((index) => coverage.utterances[index] ?? [])

/** All that a reply shows of articles, in its order. */
export const shownIn = ({ blocks }: Pick<Reply, "blocks">): readonly Shown[] =>
  blocks.flatMap((block) => [...(block.kind === "list" ? block.items.flatMap(shownOn) : shownOn(block))])

export const shownOn = (shower: Shower): readonly Shown[] =>
  "found" in shower ? shower.found.flatMap(shownOn) : [...shownInAnswer(shower), ...shownBeside(shower)]

type Shower = ListItem | Exclude<Block, { kind: "list" }>

/** The same without the other articles that are named beside an answer's words. */
export const shownInAnswer = (shower: Shower): readonly Shown[] =>
  "found" in shower ? shower.found.flatMap(shownInAnswer) : (shower.shows ?? [])

const shownBeside = (shower: Shower): readonly Shown[] =>
  "alsoIn" in shower && shower.alsoIn ? shower.alsoIn.articles.map(({ shows }) => shows) : []
