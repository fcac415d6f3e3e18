import type { Cue } from "./cue.ts"
import type { Lexicon } from "./lexicon.ts"
import { isTitle } from "./names.ts"
import type { VerbGroup } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { isName, type Subject } from "./subject.ts"

type Tense = "past" | "present" | "modal" | null

/**
 * "Keller said the bridge was safe and added that …": the one who said it added it. Behind "and" a verb goes on with the
 * last verb of saying in its own tense, unless a name is nearer whose verb has that tense too.
 */
export function joinedSubject(
  items: readonly Item[],
  groups: readonly VerbGroup[],
  g: number,
  nearest: Subject | null,
  verbs: readonly Cue[],
  lexicon: Lexicon,
): Subject | null {
  const group = groups[g]
  if (group && goesFurther(items, group, lexicon)) return lastSpeaker(items, verbs, lexicon) ?? nearest
  if (!group || items[group.from - 1]?.pos !== "CCONJ") return nearest
  const tense = tenseOf(items, group, lexicon)
  const joined = verbs.findLast((cue) => {
    const own = groups.find((other) => other.from === cue.from)
    return !cue.gerund && items[cue.from]?.lower !== "to" && (!own || agree(tenseOf(items, own, lexicon), tense))
  })
  if (!joined) return nearest
  const before = groups.slice(0, g).findLast((other) => !other.gerund && !other.infinitive)
  const goesOn = before !== undefined && agree(tenseOf(items, before, lexicon), tense)
  return nearest && isName(items, nearest.phrase) && goesOn ? nearest : joined.subject
}

/** "Reed said the boat that sank in May was old, adding …": the one who said it adds, not what stands nearest. */
const goesFurther = (items: readonly Item[], group: VerbGroup, lexicon: Lexicon): boolean =>
  group.gerund &&
  items[group.from - 1]?.lower === "," &&
  (lexicon.cues.get(items[group.head]?.lower ?? "")?.takes.has("further") ?? false)

/** Whoever says something last, if that is no mere thing: "the situation reminds him that …" says nothing. */
function lastSpeaker(items: readonly Item[], verbs: readonly Cue[], lexicon: Lexicon): Subject | undefined {
  const spoken = verbs.filter((cue) => cue.kind === "speech" && !cue.gerund)
  const speaks = ({ subject: { phrase } }: Cue) => {
    const head = items[phrase.to - 1]
    const word = head?.lower ?? ""
    const isListed = [lexicon.sources, lexicon.people, lexicon.bodies].some((nouns) => nouns.has(word))
    return isName(items, phrase) || head?.pos === "PRON" || isTitle(head, lexicon) || isListed
  }
  return (spoken.findLast(speaks) ?? spoken.at(-1))?.subject
}

/** A tense that cannot be told agrees with any. */
const agree = (one: Tense, other: Tense): boolean => one === null || other === null || one === other

function tenseOf(items: readonly Item[], group: VerbGroup, lexicon: Lexicon): Tense {
  const first = items[group.from]
  const word = first?.lower ?? ""
  if (MODAL.test(word)) return "modal"
  if (/^(?:was|were|had|did)$/.test(word) || /ed$/.test(word)) return "past"
  if (/^(?:is|are|has|have|does|do|am)$/.test(word) || /[^s]s$/.test(word)) return "present"
  const verb = lexicon.cues.get(word)
  return verb && word !== verb.lemma ? "past" : null
}
const MODAL = /^(?:will|would|can|could|may|might|shall|should|must|'ll|'d)$/
