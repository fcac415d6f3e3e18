import { bareClause } from "./content-clause.ts"
import { isVerbal } from "./content-end.ts"
import type { Cue, Said } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { isPossessive, phraseAfter, phraseBefore, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isSource } from "./speaker-description.ts"
import type { Subject } from "./subject.ts"

/**
 * `Hale's claim that the bridge is “rotten”`, `her remark: “…”`, "expressed concern that …": a noun of saying with whose it
 * is. "The claim that …" is somebody's whom nothing names, and no cue.
 */
export function nounCues({ items, groups, subjects, lexicon }: Said): readonly Cue[] {
  const lastMark = items.findLastIndex((item) => item.marked)
  return items.flatMap((item, from): readonly Cue[] => {
    if (!(item.pos === "NOUN" || isPossessive(items[from - 1]))) return []
    const isListed = lexicon.cueNouns.has(item.lower)
    const marksFollow = lastMark >= from
    if (!isListed && !marksFollow) return []
    const by = isListed ? byWhom(items, from) : null
    if (by) return [by]
    const next = items[from + 1]
    const judging = marksFollow ? judgingVerb(items, from, lexicon) : null
    // "called Hale's claim “absurd”": the words are no claim, but what it is called.
    if (judging && (isJudgedAs(items, from) || (next?.marked && judging.takes.has("complement")))) return []
    if (judging?.isNobodys && (isListed || next?.lower === "that") && opensClaim(items, from)) {
      const phrase = { from: judging.at + 1, to: from + 1 }
      const subject = { phrase, apposition: null, inverted: false }
      return [{ from, to: from + 1, kind: "noun", lemma: item.lower, subject, source: null, gerund: false }]
    }
    if (!isListed || !opensClaim(items, from)) return []
    // "Hale's claim that it fell upset many": where the claim comes first, its end cannot be told.
    const comesLate = groups.some((group) => !group.gerund && group.to <= from)
    const isClause = comesLate && next?.lower === "that" && bareClause(items, from + 2) === from + 2
    const owner = ownerOf(items, from, lexicon)
    const light = owner ? -1 : groups.findIndex((group) => isLight(items, group.head, from, lexicon))
    const subject =
      next?.lower === "that" && !isClause && !marksFollow ? null : (owner ?? speaking(items, subjects[light], lexicon))
    const to = LINK.test(next?.lower ?? "") ? from + 2 : from + 1
    return subject ? [{ from, to, kind: "noun", lemma: item.lower, subject, gerund: false }] : []
  })
}

/** "claims by Hale that …", "a statement from Hale that …", "a call by Hale for “a new pier”": "by" and "from" tell whose. */
function byWhom(items: readonly Item[], noun: number): Cue | null {
  const link = items[noun + 1]?.lower ?? ""
  const phrase = /^(?:by|from)$/.test(link) ? phraseAfter(items, noun + 2) : null
  if (!phrase) return null
  const isClause = items[phrase.to]?.lower === "that" && !isVerbal(items[phrase.to + 1])
  const isMarked = link === "by" && opensClaim(items, phrase.to - 1) && holdsMarks(items, phrase.to)
  if (!isClause && !isMarked) return null
  const to = LINK.test(items[phrase.to]?.lower ?? "") ? phrase.to + 1 : phrase.to
  const subject: Subject = { phrase, apposition: null, inverted: false }
  return { from: noun, to, kind: "noun", lemma: items[noun]?.lower ?? "", subject, gerund: false }
}
const LINK = /^(?:of|for|[:,])$/

/** What is claimed stands behind a noun: "claim that", "remark:", "promise to “never” sail", "call for “a new pier”". */
function opensClaim(items: readonly Item[], noun: number): boolean {
  const next = items[noun + 1]
  if (next?.marked || next?.lower === ":") return true
  // "In Hale's words, “…”".
  if (next?.lower === "," && items[noun]?.lower === "words") return items[noun + 2]?.marked != null
  // "a newspaper that called her": no claim, but what the newspaper did.
  if (next?.lower === "that") return !isVerbal(items[noun + 2])
  return /^(?:of|for|to)$/.test(next?.lower ?? "") && holdsNearMarks(items, noun + 2)
}

/** "a view of the world that is “odd”": words in marks past another verb are no part of the view. */
function holdsNearMarks(items: readonly Item[], from: number): boolean {
  for (let i = from; i < items.length; i++) {
    const item = items[i]
    if (item?.marked) return true
    if (item?.pos === "AUX" || (item?.pos === "VERB" && items[i - 1]?.lower !== "to" && !/ing$/.test(item.lower)))
      return false
  }
  return false
}

type Judging = { readonly at: number; readonly takes: ReadonlySet<string>; readonly isNobodys: boolean }

/**
 * "denied reports that", "mocked his claim that", "welcomed Hale's promise to": the verb by which somebody judges what another
 * said. `isNobodys` where nothing names who that is. Null where no verb of judging stands before the noun.
 */
function judgingVerb(items: readonly Item[], noun: number, lexicon: Lexicon): Judging | null {
  let from = noun
  while (/^(?:DET|ADJ|ADV|NUM)$/.test(items[from - 1]?.pos ?? "") || HIS.test(items[from - 1]?.lower ?? "")) from--
  const isOwned = isPossessive(items[from - 1])
  const at = isOwned ? (phraseBefore(items, from - 1)?.from ?? 0) - 1 : from - 1
  const verb = lexicon.cues.get(items[at]?.lower ?? "")
  if (!verb || !/^(?:judgement|naming|denial)$/.test(verb.kind)) return null
  return { at, takes: verb.takes, isNobodys: !isOwned && !verb.takes.has("own") }
}
const HIS = /^(?:his|her|their|its)$/

/** "dismissed the claim that it was safe as “absurd”": the words in marks are the judge's alone. */
const isJudgedAs = (items: readonly Item[], noun: number): boolean =>
  !/^(?:descri|portra|depict|characteri)/.test(items[noun]?.lower ?? "") &&
  items.slice(noun).every((item, i) => !item.marked || items[noun + i - 1]?.lower === "as")

/** "voiced fears that" is somebody's saying; a storm that "raised fears" says nothing. */
function speaking(items: readonly Item[], subject: Subject | null | undefined, lexicon: Lexicon): Subject | null {
  const head = subject ? items[subject.phrase.to - 1] : undefined
  return subject && (isSource(head, lexicon) || lexicon.bodies.has(head?.lower ?? "")) ? subject : null
}

const holdsMarks = (items: readonly Item[], from: number): boolean => items.slice(from).some((item) => item.marked)

/** Whose a noun is: "Hale's claim", "his earlier claim". */
function ownerOf(items: readonly Item[], noun: number, lexicon: Lexicon): Subject | null {
  let owner = noun - 1
  while (items[owner]?.pos === "ADJ") owner--
  const his = HIS.test(items[owner]?.lower ?? "")
  const phrase: Range | null = his
    ? { from: owner, to: owner + 1 }
    : isPossessive(items[owner])
      ? phraseBefore(items, owner)
      : null
  return phrase && { phrase: afterLink(items, phrase, lexicon), apposition: null, inverted: false }
}

/** "in response to | Hale's claim", "proof of | Hale's claim": the claim is Hale's; but "the mayor of Velden's" is the mayor's. */
function afterLink(items: readonly Item[], { from, to }: Range, lexicon: Lexicon): Range {
  const isPerson = (i: number) =>
    items[i]?.pos === "NOUN" && isSource(items[i], lexicon) && !lexicon.writings.has(items[i]?.lower ?? "")
  const link = items.findLastIndex(
    (item, i) => i > from && i < to && item.pos === "ADP" && !(item.lower === "of" && isPerson(i - 1)),
  )
  return { from: link < 0 ? from : link + 1, to }
}

/** "expressed | deep | concern": the verb whose object the noun is. */
function isLight(items: readonly Item[], head: number, noun: number, lexicon: Lexicon): boolean {
  if (head >= noun || !lexicon.light.has(items[head]?.lower ?? "")) return false
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
