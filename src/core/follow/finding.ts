import { type Article, type Covered, type Span, wordsAt } from "../model.ts"
import type { SaidBy, Shown } from "../reply/shown.ts"
import type { Gone } from "../shelves/articles.ts"
import { utterancesBehind, voicesOf } from "../show/shown.ts"
import { counterparts } from "./counterpart.ts"
import { isMostly } from "./overlap.ts"
import { areSetAlike } from "./type-words.ts"

/** How an article stands now. */
export type ArticleStanding = { readonly kind: "current"; readonly covered: Covered } | { readonly kind: Gone }

/** What was shown, and what stands in its place; null where nothing does. */
export type WasNow = { readonly was: string; readonly now: string | null }

/** What became of words that were shown, where a reader must be told. */
export type ShownFinding =
  | { readonly kind: Gone }
  | {
      readonly kind: "changed"
      readonly words?: WasNow
      /** Names; null: the speaker is not identified. */
      readonly speaker?: { readonly was: string | null; readonly now: string | null }
      /** Whether the speaker says that it is so, or denies it. */
      readonly denied?: { readonly now: boolean }
      readonly title?: WasNow
      /** What the article states of its own mistakes since. */
      readonly corrections?: readonly string[]
    }

/** In the list of corrections: the article was changed back, or is there again. */
export const AS_POSTED: ShownFinding = { kind: "changed" }

/** Where the words stand now, one span for each that was shown; null: gone. */
export type Places = readonly (Span | null)[]

/**
 * What a reader must be told of words that were shown; null where nothing differs but how they are set. `before`: the
 * version that was shown, null when it is no longer kept.
 */
export function findingOf(shown: Shown, before: Article | null, now: ArticleStanding): ShownFinding | null {
  if (now.kind !== "current") return { kind: now.kind }
  const { covered } = now
  const { article } = covered
  if (before === null) return null
  const placeOf = counterparts(before.text, article.text)
  const words = wordsChanged(shown, before, article, shown.spans.map(placeOf))
  const said = words?.now === null || !shown.said ? {} : saidChanged(shown.said, before, covered, placeOf)
  const title =
    shown.hasTitle && !areSetAlike(before.title, article.title) ? { was: before.title, now: article.title } : null
  const corrections = newCorrections(before, article)
  if (!words && !said.speaker && !said.denied && !title) return null
  return {
    kind: "changed",
    ...(words && { words }),
    ...said,
    ...(title && { title }),
    ...(corrections.length > 0 && { corrections }),
  }
}

function wordsChanged({ spans }: Shown, before: Article, article: Article, places: Places): WasNow | null {
  const was = spans.map((span) => wordsAt(before.text, span))
  const now = places.flatMap((span) => (span ? [wordsAt(article.text, span)] : []))
  if (was.length === now.length && was.every((words, n) => areSetAlike(words, now[n] ?? ""))) return null
  return { was: was.join(" […] "), now: now.length > 0 ? now.join(" […] ") : null }
}

type SaidChanged = Pick<Extract<ShownFinding, { kind: "changed" }>, "speaker" | "denied">

type PlaceOf = (span: Span) => Span | null

function saidChanged(said: SaidBy, before: Article, covered: Covered, placeOf: PlaceOf): SaidChanged {
  const now = saidAt(said, covered, said.spans.map(placeOf))
  if (now === null) return {}
  const [was, is] = [nameOf(said.by), nameOf(now.by)]
  const isSame = was === null || is === null ? was === is : areSetAlike(was, is)
  const role = isSame ? roleChanged(said, before, { now, article: covered.article, placeOf }) : null
  return {
    ...(!isSame && { speaker: { was, now: is } }),
    ...(role && { speaker: { was: `${was}, ${role.was}`, now: [is, ...role.now].join(", ") } }),
    ...(said.denied !== now.denied && { denied: { now: now.denied } }),
  }
}

type Now = { readonly now: Pick<SaidBy, "roles">; readonly article: Article; readonly placeOf: PlaceOf }

/** A role that was shown, and is neither given to the speaker now nor stands where it stood: an extractor alone changes none. */
function roleChanged({ roles = [] }: SaidBy, before: Article, { now, article, placeOf }: Now) {
  const given = (now.roles ?? []).map((role) => wordsAt(article.text, role))
  const isThere = (role: Span) => {
    const [words, place] = [wordsAt(before.text, role), placeOf(role)]
    const there = place ? [...given, wordsAt(article.text, place)] : given
    return there.some((one) => areSetAlike(words, one))
  }
  return roles.every(isThere) ? null : { was: roles.map((role) => wordsAt(before.text, role)).join(", "), now: given }
}

const nameOf = (names: readonly string[]): string | null => (names.length > 0 ? names.toSorted().join("; ") : null)

/** Who says now what stands at these places. Of a quote that is none any more: nobody; null: a fact that is none, of which nobody knows. */
function saidAt(said: SaidBy, covered: Covered, places: Places): Pick<SaidBy, "by" | "roles" | "denied"> | null {
  const { utterances, facts } = covered.coverage
  const isThere = (span: Span) => places.some((place) => place !== null && isMostly(span, place))
  if (said.kind === "fact") {
    const fact = facts.find(({ span }) => isThere(span))
    return fact ? voicesOf(covered, utterancesBehind(covered, fact)) : null
  }
  const quotes = utterances.filter(({ passages }) => passages.some(({ span }) => isThere(span)))
  return quotes.length > 0 ? voicesOf(covered, quotes) : { by: [], denied: said.denied }
}

const newCorrections = (before: Article, { corrections = [] }: Article): readonly string[] =>
  corrections
    .map(({ text }) => text)
    .filter((text) => !(before.corrections ?? []).some((known) => areSetAlike(known.text, text)))

/** What a finding tells, each by itself. */
export function aspectsOf(finding: ShownFinding): readonly ShownFinding[] {
  if (finding.kind !== "changed") return [finding]
  const { words, speaker, denied, title } = finding
  const kind = "changed"
  return [
    ...(words ? [{ kind, words } as const] : []),
    ...(speaker ? [{ kind, speaker } as const] : []),
    ...(denied ? [{ kind, denied } as const] : []),
    ...(title ? [{ kind, title } as const] : []),
  ]
}

/** Whether a reader who was told the one need not be told the other. */
export function areSameFinding(a: ShownFinding | null, b: ShownFinding | null): boolean {
  if (a?.kind !== "changed" || b?.kind !== "changed") return a?.kind === b?.kind
  return (
    areSameWords(a.words?.now, b.words?.now) &&
    areSameWords(a.speaker?.now, b.speaker?.now) &&
    areSameWords(a.title?.now, b.title?.now) &&
    a.denied?.now === b.denied?.now &&
    (a.corrections ?? []).join("\n") === (b.corrections ?? []).join("\n")
  )
}

const areSameWords = (a: string | null | undefined, b: string | null | undefined): boolean =>
  typeof a === "string" && typeof b === "string" ? areSetAlike(a, b) : a === b
