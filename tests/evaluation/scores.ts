import type { Judged, Pair } from "./judge.ts"
import { type MentionType, mentionType } from "./speaker.ts"

/** Shares from 0 to 1. */
export type Agreement = { readonly precision: number; readonly recall: number; readonly f1: number }
/** `right` of `of`. */
export type Share = { readonly right: number; readonly of: number }

export type Scores = {
  readonly articles: number
  readonly gold: number
  readonly found: number
  /** Quotes with both ends right. */
  readonly exact: Agreement
  /** Letters and digits inside quotes. */
  readonly letters: Agreement
  /** Quotes that are the same, with the speaker right. */
  readonly endToEnd: Agreement
  /** Of the quotes found that have a speaker, those with the right one; by what words point to the speaker. */
  readonly speakers: Share & { readonly by: Readonly<Record<MentionType, Share>> }
  /** Of those whose speaker's name is annotated, those with the right name: "he" is to be resolved. */
  readonly names: Share
  /** Of the direct quotes that were found, right or wrong, those that name a speaker. */
  readonly attributed: Share
  /** Of the annotated quotes of each kind. */
  readonly recall: Readonly<
    Record<"direct" | "mixed" | "indirect", { readonly exact: Share; readonly endToEnd: Share }>
  >
  /** Null where no canonical speakers are annotated. */
  readonly canonical: { readonly covered: Share; readonly accuracy: Share; readonly both: Share } | null
}

/** The figures of a set. */
export function scoresOf(all: readonly Judged[]): Scores {
  const pairs = all.flatMap((judged) => judged.pairs)
  const missed = all.flatMap((judged) => judged.missed)
  const spurious = all.flatMap((judged) => judged.spurious)
  const letters = (of: keyof Judged["letters"]) => all.reduce((sum, judged) => sum + judged.letters[of], 0)
  const [gold, found] = [pairs.length + missed.length, pairs.length + spurious.length]
  const spoken = pairs.filter((pair) => pair.gold.speaker)
  const speakersBy = (type: MentionType) =>
    shareOf(
      spoken.filter((pair) => typeOf(pair) === type),
      isRight,
    )
  const recallOf = (kind: Pair["gold"]["kind"]) => {
    const ofKind = pairs.filter((pair) => pair.gold.kind === kind)
    const of = ofKind.length + missed.filter((quote) => quote.kind === kind).length
    return { exact: { ...shareOf(ofKind, isExact), of }, endToEnd: { ...shareOf(ofKind, isRight), of } }
  }
  return {
    articles: all.length,
    gold,
    found,
    exact: agreement(shareOf(pairs, isExact).right, found, gold),
    letters: agreement(letters("both"), letters("found"), letters("gold")),
    endToEnd: agreement(shareOf(pairs, isRight).right, found, gold),
    speakers: {
      ...shareOf(spoken, isRight),
      by: { name: speakersBy("name"), nominal: speakersBy("nominal"), pronoun: speakersBy("pronoun") },
    },
    names: shareOf(
      pairs.filter(({ rightName }) => rightName !== null),
      ({ rightName }) => rightName === true,
    ),
    attributed: shareOf(
      [...pairs.map((pair) => pair.found), ...spurious].filter(({ kind }) => kind === "direct"),
      ({ speaker }) => speaker?.name != null,
    ),
    recall: { direct: recallOf("direct"), mixed: recallOf("mixed"), indirect: recallOf("indirect") },
    canonical: canonicalOf(all.flatMap((judged) => judged.partial)),
  }
}

function canonicalOf(pieces: Judged["partial"]): Scores["canonical"] {
  if (pieces.length === 0) return null
  const covered = pieces.filter(({ found }) => found !== null)
  return {
    covered: { right: covered.length, of: pieces.length },
    accuracy: shareOf(covered, isRight),
    both: { ...shareOf(covered, isRight), of: pieces.length },
  }
}

const isExact = ({ exact }: Pair): boolean => exact
const isRight = ({ right }: { readonly right: boolean }): boolean => right
const typeOf = ({ gold: { speaker } }: Pair): MentionType => speaker?.type ?? mentionType(speaker?.text ?? "")

const shareOf = <T>(things: readonly T[], is: (thing: T) => boolean): Share => ({
  right: things.filter(is).length,
  of: things.length,
})

/** Of `found` things `right` are among the `gold` ones. Where there are neither, all is right. */
function agreement(right: number, found: number, gold: number): Agreement {
  const share = (of: number, other: number) => (of > 0 ? right / of : other > 0 ? 0 : 1)
  return {
    precision: share(found, gold),
    recall: share(gold, found),
    f1: found + gold > 0 ? (2 * right) / (found + gold) : 1,
  }
}
