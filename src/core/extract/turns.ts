import type { Article, CastMember, Paragraph, Span } from "../model.ts"
import { wordsAt } from "../model.ts"
import type { Casting } from "./cast.ts"
import { findNames, type NameMention } from "./cast-mentions.ts"
import type { Growing } from "./continuation.ts"
import { pairMarks } from "./marks.ts"
import { splitSentences } from "./sentences.ts"
import type { Tools } from "./steps.ts"
import { plainName } from "./token-letters.ts"
import { wordsOfTurn } from "./turn-words.ts"

/** Somebody whom the head names, and where. */
type HeadName = {
  readonly words: readonly string[]
  readonly span: Span
  readonly namedIn: NonNullable<CastMember["namedIn"]>
}

type Teller = { readonly member: number; readonly span: Span; readonly confidence: number; readonly how: string }

/**
 * Step 4 in an interview: what is answered, each paragraph the words of whoever answers. That is whom its label names; behind
 * "A:" and bold questions it is the one person whom title or standfirst names, or whom the text introduces.
 */
export function answerReader(
  article: Article,
  names: readonly NameMention[],
  casting: Casting,
  tools: Tools,
): (paragraph: number) => Growing | null {
  const firstTurn = article.paragraphs.findIndex(({ turn }) => turn !== undefined)
  if (firstTurn < 0) return () => null
  const head = headNames(article, tools)
  const turnsFrom = article.paragraphs[firstTurn]?.start ?? 0
  const people = names.filter((name) => name.kind === "person" && name.words.length > 1)
  const bySurname = Map.groupBy(people, surnameOf)
  const byInitials = Map.groupBy(people, lettersOf)
  const only = interviewee()
  const isOneTeller = oneTeller()
  const known = new Map<string, Teller | null>()
  /** Whom a label names in full: "STONE:" behind "GOV. AMY STONE:" is the same. */
  const wholeLabels = new Map<string, number>()
  let last: Teller | null = null

  return (index) => {
    const paragraph = article.paragraphs[index]
    if (paragraph?.turn !== "answer") {
      last = null
      return null
    }
    const teller = paragraph.label === undefined ? (last ?? only) : labelled(paragraph, paragraph.label)
    last = teller
    const span = wordsOfTurn(article, paragraph)
    const passage = { span, kind: "direct" as const, marked: [span], sentence: span }
    if (teller) casting.note(teller.member, teller.span)
    return {
      passages: [passage],
      cue: null,
      speaker: teller && { span: teller.span, member: teller.member },
      unresolved: null,
      nested: null,
      hedge: null,
      polarity: "affirmed",
      confidence: teller?.confidence ?? 0,
      reason: `interview: ${teller?.how ?? "nothing tells who answers"}`,
    }
  }

  /** Whom a label means; null where it does not tell. */
  function labelled({ start }: Paragraph, length: number): Teller | null {
    const words = wordsAt(article.text, { start, end: start + length }).replace(/, .*|[\s*:.)–—-]+$/, "")
    const key = words.toLowerCase()
    const span = { start, end: start + words.length }
    const found = known.get(key)
    if (found !== undefined) return found && { ...found, span }
    const teller = bare(words) ? only : (initials(words, span) ?? named(words, span))
    known.set(key, teller)
    return teller && { ...teller, span: bare(words) ? teller.span : span }
  }

  function named(words: string, span: Span): Teller | null {
    if (isInitials(words)) return only && isOneTeller ? { ...only, span } : null
    const surname = plainName(words).split(" ").at(-1) ?? ""
    const own = bySurname.get(surname)?.[0]
    const above = head.filter((name) => name.words.at(-1) === surname)
    const [one] = above
    const isWhole = words.includes(" ")
    const isAbove = one && above.length === 1 && (!isWhole || plainName(words).endsWith(one.words.join(" ")))
    const member = own
      ? casting.named(own)
      : isAbove
        ? casting.headed(one.span, one.namedIn, wordsAt(article[one.namedIn] ?? "", one.span))
        : ((isWhole ? undefined : wholeLabels.get(surname)) ?? casting.described(span, "person"))
    if (isWhole) wholeLabels.set(surname, member)
    return { member, span, confidence: 0.95, how: "named by the label" }
  }

  /** "AO:" is the Ann Okafor whom head or text names, if it is nobody else. */
  function initials(words: string, span: Span): Teller | null {
    if (!isInitials(words)) return null
    const letters = words.replaceAll(/[. ]/g, "").toLowerCase()
    const own = new Map((byInitials.get(letters) ?? []).map((name) => [casting.named(name), name]))
    const [member] = own.keys()
    if (own.size === 1 && member !== undefined) return { member, span, confidence: 0.95, how: "initials" }
    const above = head.filter((name) => lettersOf(name) === letters)
    const [one] = above
    if (own.size > 0 || !one || new Set(above.map((name) => name.words.join(" "))).size > 1) return null
    const at = casting.headed(one.span, one.namedIn, wordsAt(article[one.namedIn] ?? "", one.span))
    return { member: at, span, confidence: 0.95, how: "initials" }
  }

  /** Whether all answers have one label: then it stands for the one who is interviewed. */
  function oneTeller(): boolean {
    const labels = article.paragraphs.flatMap(({ start, turn, label }) =>
      turn === "answer" && label !== undefined ? [wordsAt(article.text, { start, end: start + label })] : [],
    )
    return new Set(labels).size === 1
  }

  function interviewee(): Teller | null {
    const byline = plainName(article.byline ?? "")
    const isAuthor = (words: readonly string[]) => byline.includes(words.join(" "))
    const above = head.filter(({ words }) => !isAuthor(words))
    const whole = above.filter(({ words }) => words.length > 1)
    const distinct = [...new Map(whole.map((name) => [name.words.at(-1), name])).values()]
    const framed = distinct.filter((name) => isFramed(article, name))
    const [one] = distinct.length === 1 ? distinct : framed.length === 1 ? framed : []
    const at = { start: turnsFrom, end: turnsFrom }
    if (one) {
      const own = bySurname.get(one.words.at(-1) ?? "")?.find((name) => name.words[0] === one.words[0])
      const member = own
        ? casting.named(own)
        : casting.headed(one.span, one.namedIn, wordsAt(article[one.namedIn] ?? "", one.span))
      return { member, span: own?.span ?? at, confidence: 0.85, how: "named above the text" }
    }
    if (distinct.length > 0) return null
    const introduced = people.filter((name) => name.span.start < turnsFrom && !isAuthor(name.words))
    const members = new Set(introduced.map((name) => casting.named(name)))
    const [first] = introduced
    const [member] = members
    const isMeant = introduced.some(({ subject }) => subject)
    return first && member !== undefined && members.size === 1 && isMeant && casting.isPerson(member)
      ? { member, span: first.span, confidence: 0.75, how: "introduced by the text" }
      : null
  }
}

/** "ao" of "Ann Okafor". */
const lettersOf = ({ words }: Pick<NameMention, "words">): string =>
  words
    .flatMap((part) => part.split(" "))
    .map((part) => part[0])
    .join("")
const surnameOf = ({ words }: NameMention): string => words.at(-1) ?? ""
/** "A", "Answer 2": tells that somebody answers, not who. */
const bare = (words: string): boolean => /^(?:a(?:nswer)?|(?:the )?interviewee)(?: ?\d+)?$/i.test(words)
const isInitials = (words: string): boolean => /^(?:\p{Lu}\.? ?){2,4}$/u.test(words)

/** Who is named in title and standfirst, by full name. */
function headNames(article: Article, tools: Tools): readonly HeadName[] {
  return (["title", "standfirst"] as const).flatMap((namedIn) => {
    const text = article[namedIn] ?? ""
    if (text === "") return []
    const part: Article = { ...article, text, paragraphs: [{ start: 0, end: text.length }] }
    const sentences = splitSentences(part, pairMarks(part), tools)
    return findNames(part, sentences, tools.lexicon)
      .filter(({ kind, evidence }) => kind === "person" && (evidence === "person" || evidence === "given"))
      .map(({ words, span }) => ({ words, span, namedIn }))
  })
}

const BEFORE =
  /\b(?:interview(?: with|:)?|conversation with|(?:talk|speak|spoke|chat|sat down|sits? down)\p{L}* (?:to|with)|questions (?:for|to)|asks?|meets?|met|q ?& ?a:?(?: with)?) (?:\p{L}+ ){0,4}$/iu
const BEHIND = /^,?(?: (?:on|talks|speaks|answers|tells|explains|reflects|discusses|looks back)\b|: ?[“"‘'\p{L}])/u

/** "an interview with Ann Okafor", "Ann Okafor on tolls". */
function isFramed(article: Article, { span, namedIn }: HeadName): boolean {
  const text = article[namedIn] ?? ""
  const isOneOfSeveral =
    /(?:,| and| &) ?$/.test(text.slice(0, span.start)) || /^(?:,| and| &) \p{Lu}/u.test(text.slice(span.end))
  return !isOneOfSeveral && (BEFORE.test(text.slice(0, span.start)) || BEHIND.test(text.slice(span.end)))
}
