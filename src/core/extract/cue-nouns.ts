import { bareClause } from "./content-clause.ts"
import type { Cue, Said } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { isPossessive, phraseBefore, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import type { Subject } from "./subjects.ts"

/** Verbs that only lend themselves to a noun of saying: who makes a claim claims. */
const LIGHT = new Set("make makes made making express expresses expressed expressing voice voices voiced voicing have has had raise raised share shares shared hold holds held repeat repeated issue issued give gave given".split(" ")) // biome-ignore format: one list

/**
 * `Hale's claim that the bridge is “rotten”`, `her remark: “…”`, "expressed concern that …": a noun of saying with whose it
 * is. "The claim that …" is somebody's whom nothing names, and no cue.
 */
export function nounCues({ items, groups, subjects, lexicon }: Said): readonly Cue[] {
  return items.flatMap((item, from) => {
    if (!(item.pos === "NOUN" || isPossessive(items[from - 1])) || !lexicon.cueNouns.has(item.lower)) return []
    const next = items[from + 1]
    const opens = next?.lower === ":" || next?.lower === "of" || next?.lower === "that"
    const promises = next?.lower === "to" && holdsMarks(items, from)
    if (!opens && !promises && !next?.marked) return []
    const judged = holdsMarks(items, from) ? judgedNoun(items, from, lexicon) : null
    if (judged) {
      const to = next?.lower === ":" || next?.lower === "of" ? from + 2 : from + 1
      return [{ from, to, kind: "noun", lemma: item.lower, subject: judged, source: null, gerund: false } as const]
    }
    // "Hale's claim that it fell upset many": where the claim comes first, its end cannot be told.
    const comesLate = groups.some((group) => !group.gerund && group.to <= from)
    const isClause = comesLate && next?.lower === "that" && bareClause(items, from + 2) === from + 2
    const owner = ownerOf(items, from)
    const light = owner ? -1 : groups.findIndex((group) => isLight(items, group.head, from))
    const subject = next?.lower === "that" && !isClause && !holdsMarks(items, from) ? null : (owner ?? subjects[light])
    const to = next?.lower === ":" || next?.lower === "of" ? from + 2 : from + 1
    return subject ? [{ from, to, kind: "noun", lemma: item.lower, subject, gerund: false } as const] : []
  })
}

/**
 * "denied reports that", "mocked his claim that", "welcomed a promise to": words that somebody judges are another's, and
 * nothing names whose. Null where the noun has an owner with a name, or no verb of judging before it.
 */
function judgedNoun(items: readonly Item[], noun: number, lexicon: Lexicon): Subject | null {
  let from = noun
  while (/^(?:DET|ADJ|ADV|NUM)$/.test(items[from - 1]?.pos ?? "") || HIS.test(items[from - 1]?.lower ?? "")) from--
  const isOwn = items.slice(from, noun).some((item) => HIS.test(item.lower))
  const verb = lexicon.cues.get(items[from - 1]?.lower ?? "")
  if (!verb || !/^(?:judgement|naming|denial)$/.test(verb.kind) || (isOwn && verb.takes.has("own"))) return null
  return { phrase: { from, to: noun + 1 }, apposition: null, inverted: false }
}
const HIS = /^(?:his|her|their|its)$/

const holdsMarks = (items: readonly Item[], from: number): boolean => items.slice(from).some((item) => item.marked)

/** Whose a noun is: "Hale's claim", "his earlier claim". */
function ownerOf(items: readonly Item[], noun: number): Subject | null {
  let owner = noun - 1
  while (items[owner]?.pos === "ADJ") owner--
  const his = HIS.test(items[owner]?.lower ?? "")
  const phrase: Range | null = his
    ? { from: owner, to: owner + 1 }
    : isPossessive(items[owner])
      ? phraseBefore(items, owner)
      : null
  return phrase && { phrase: afterLink(items, phrase), apposition: null, inverted: false }
}

/** "in response to | Hale's claim": the claim is Hale's; but "the mayor of Velden's" is the mayor's. */
function afterLink(items: readonly Item[], { from, to }: Range): Range {
  const link = items.findLastIndex((item, i) => i > from && i < to && item.pos === "ADP" && item.lower !== "of")
  return { from: link < 0 ? from : link + 1, to }
}

/** "expressed | deep | concern": the verb whose object the noun is. */
function isLight(items: readonly Item[], head: number, noun: number): boolean {
  if (head >= noun || !LIGHT.has(items[head]?.lower ?? "")) return false
  return items.slice(head + 1, noun).every((item) => /^(?:DET|ADJ|ADV|NOUN|PRON)$/.test(item.pos))
}

/** "is confident that …", "made clear that …": a state of mind is told of somebody; "it is clear that" is the article's own. */
export function adjectiveCues({ items, groups, subjects, lexicon }: Said): readonly Cue[] {
  return groups.flatMap((group, g) => {
    let at = group.head
    while (at === group.head || items[at]?.pos === "ADV") at++
    const head = group.passive && lexicon.cueAdjectives.has(items[group.head]?.lower ?? "") ? group.head : at
    const subject = subjects[g]
    if (!subject || group.negated || !lexicon.cueAdjectives.has(items[head]?.lower ?? "")) return []
    if (
      items[head + 1]?.lower !== "that" ||
      /^(?:it|that|this|which|there)$/.test(items[subject.phrase.from]?.lower ?? "")
    )
      return []
    const lemma = items[head]?.lower ?? ""
    return [{ from: group.from, to: head + 1, kind: "belief", lemma, subject, gerund: group.gerund } as const]
  })
}
