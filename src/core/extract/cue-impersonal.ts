import { contentEnd, isVerbal, leftEdge } from "./content-end.ts"
import { type Cue, type Said, takes } from "./cue.ts"
import type { ListedVerb } from "./lexicon.ts"
import { phraseAfter, type Range, type VerbGroup } from "./phrases.ts"
import type { Item } from "./sentence.ts"

/** What may open what is said behind a passive: "is expected to", "is seen as", "is accused of", "was asked whether". */
const opensReport = (item: Item | undefined, verb: ListedVerb): boolean =>
  item !== undefined && (verb.takes.has(item.lower) || (verb.takes.has("question") && QUESTION.test(item.lower)))
const QUESTION = /^(?:if|whether|how|why|what|who|which|when|where)$/

/**
 * Cues that tell what is said without their subject saying it: "the vote is expected to fail", "he was told that …", "it was
 * claimed that …", "Asked whether …". Only "by …" tells who says it.
 */
export function impersonalCues({ items, groups, subjects, lexicon }: Said): readonly Cue[] {
  return groups.flatMap((group, g) => {
    const word = items[group.head]?.lower ?? ""
    const verb = lexicon.passives.get(word)
    const isAsked = word === "asked" && opensAsked(items, group)
    if (!verb || group.negated || !(group.passive || isAsked)) return []
    const agent = items[group.to]?.lower === "by" ? phraseAfter(items, group.to + 1) : null
    const to = agent ? agent.to : group.to
    // "was told by the mayor | it was over": without "that".
    const isBare = agent !== null && verb.takes.has("hearer") && /^(?:PRON|DET)$/.test(items[to]?.pos ?? "")
    if (!(isBare || opensReport(items[to], verb))) return []
    // "is expected to say": nobody has said it yet; "was reported by the Courier to have said": the Courier has not.
    const deed = agent && items[to + 1]?.lower === "have" ? to + 2 : to + 1
    if (items[to]?.lower === "to" && lexicon.cues.get(items[deed]?.lower ?? "")?.kind === "speech") return []
    const own = isAsked ? null : (subjects[g] ?? null)
    const subject = own ?? { phrase: { from: group.from, to: group.from }, apposition: null, inverted: false }
    const source = agent ? { phrase: agent, apposition: null, inverted: true } : null
    return [
      {
        from: group.from,
        to,
        kind: "impersonal",
        lemma: verb.lemma,
        subject,
        source,
        gerund: false,
        takes: verb.takes,
      } as const,
    ]
  })
}

/** "Asked whether …, she said", "when asked if": somebody asked, and the article does not tell who. */
function opensAsked(items: readonly Item[], group: VerbGroup): boolean {
  if (group.from !== group.head) return false
  const before = items[group.from - 1]
  return !before || before.lower === "when" || (before.lower === "," && group.from > 1)
}

/** What an impersonal cue reports: whom or what it tells of, and what it tells; "it" and whoever is asked or told is no part. */
export function impersonalContent(items: readonly Item[], cue: Cue, cues: readonly Cue[]): readonly Range[] {
  const end = Math.min(contentEnd(items, cue, cues, cue.to), asideEnd(items, cue, cues))
  if (end <= cue.to + 1) return []
  const after = { from: cue.to, to: end }
  const { phrase, pronoun } = cue.subject
  const isTold = takes(cue, "hearer") || items[phrase.from]?.lower === "it" || phrase.to === phrase.from
  if (isTold || items[cue.to]?.lower === "that") return [after]
  const about = pronoun === undefined ? phrase : { from: pronoun, to: pronoun + 1 }
  return about.to <= cue.from ? [about, after] : [after]
}

/** "Hale, asked about the rain, | said", "In Leith, asked why, | Hale said": between two commas it ends with the second. */
function asideEnd(items: readonly Item[], { from, to }: Cue, cues: readonly Cue[]): number {
  const comma = items.findIndex((item, i) => i >= to && item.lower === ",")
  if (items[from - 1]?.lower !== "," || comma < 0) return items.length
  return isVerbal(items[comma + 1]) || cues.some((other) => leftEdge(items, other) === comma + 1) ? comma : items.length
}

/** `was called “a liar” by Reed`, `was told “it is over” by Reed`: who is named behind "by" has the words in marks. */
export function agentCues({ items, groups, lexicon }: Said): readonly Cue[] {
  return groups.flatMap((group) => {
    const verb = lexicon.cues.get(items[group.head]?.lower ?? "")
    if (!verb || !group.passive || group.negated || !items[group.to]?.marked) return []
    const agent = items[group.to + 1]?.lower === "by" ? phraseAfter(items, group.to + 2) : null
    if (!agent) return []
    const subject = { phrase: agent, apposition: null, inverted: false }
    return [{ from: group.from, to: group.to, kind: "gapped", lemma: verb.lemma, subject, gerund: false } as const]
  })
}
