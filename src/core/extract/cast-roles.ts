import type { Lexicon } from "./lexicon.ts"
import { bare, isAddress, isTitle, type Named, nameIn } from "./names.ts"
import { isPossessive, isTime, phraseAfter, phraseBefore, type Range } from "./phrases.ts"
import type { Item } from "./sentence.ts"
import { startsWithCapital } from "./token-letters.ts"

/** "spokesman Ned Price" · "Ned Price, a spokesman," · "the leader of the party, Ned Price,": what the sentence calls a name. */
export function rolesOf(items: readonly Item[], named: Named, lexicon: Lexicon): readonly Range[] {
  const { name } = named
  return [roleBefore(items, named, lexicon), roleBehind(items, name, lexicon), roleLeading(items, name)]
    .filter((range) => range !== null)
    .map((range) => trimmed(items, range, lexicon))
    .filter((range) => isRole(items, range, lexicon) && !isRelation(items, range))
}

/** "Former Pentagon official and retired CIA officer | Mick Mulroy": the whole noun phrase before the name. */
function roleBefore(items: readonly Item[], named: Named, lexicon: Lexicon): Range | null {
  const phrase = phraseBefore(items, named.name.to)
  const wider = phrase && phrase.from < named.name.from ? nameIn(items, phrase, lexicon) : null
  const role = wider?.name.from === named.name.from ? (wider.role ?? named.role) : named.role
  if (!role) return null
  // "Ann Lee and Senator | Tom Hale": what stands before "and" is somebody else.
  const and = items.findLastIndex((item, i) => i > role.from && i < role.to && item.pos === "CCONJ")
  const isOther = and > 0 && items[and - 1]?.pos === "PROPN" && !isTitle(items[and - 1], lexicon)
  return isOther ? { from: and + 1, to: role.to } : role
}

/** "Ned Price, | a spokesman for the ministry and adviser to the minister |," */
function roleBehind(items: readonly Item[], name: Range, lexicon: Lexicon): Range | null {
  if (items[name.to]?.lower !== ",") return null
  // "the secretary of State, a senator,": what hangs on "of" is not who is told of.
  const isPart = /^(?:of|from|in|at|near|for)$/.test(items[name.from - 1]?.lower ?? "")
  // "Ann Lee, 44, a nurse": the age in between.
  const isAged = /^\d{1,2}$/.test(items[name.to + 1]?.lower ?? "") && items[name.to + 2]?.lower === ","
  const first = isPart ? null : phraseAfter(items, name.to + (isAged ? 3 : 1))
  if (!first) return null
  const role = { from: first.from, to: endOfJoined(items, pastPlace(items, first.to), lexicon) }
  // "director of the Arts and …": cut at "and" it would not be what the article says.
  if (
    role.to === first.to &&
    items[first.to]?.pos === "CCONJ" &&
    goesOnBare(items, first.to + 1) &&
    holdsLink(items, first)
  )
    return null
  if (!CLOSERS.test(items[role.to]?.lower ?? ".")) return null
  // "After meeting Tom Hale, the mayor, Ann Lee, said": between two names it may be either's.
  const next = items[role.to + 1]
  return items[role.to]?.lower === "," && next?.pos === "PROPN" && !isTime(next) ? null : role
}
const CLOSERS = /^(?:[,.;:–—)]|who|whose|and)$/

/** "a baker | in Leith", "a professor | at the college": where somebody is what they are. */
function pastPlace(items: readonly Item[], end: number): number {
  const place = /^(?:in|at|from|with)$/.test(items[end]?.lower ?? "") ? phraseAfter(items, end + 1) : null
  return place && CLOSERS.test(items[place.to]?.lower ?? ".") && !isTime(items[place.from]) ? place.to : end
}

/** "director of the yard | and owner of three boats": a bare noun behind "and" goes on with the role, up to its end. */
function endOfJoined(items: readonly Item[], and: number, lexicon: Lexicon): number {
  if (items[and]?.lower !== "and" || !goesOnBare(items, and + 1)) return and
  const more = phraseAfter(items, and + 1)
  if (
    !more ||
    (items[more.to - 1]?.pos === "PROPN" && !holdsLink(items, more) && !isTitle(items[more.to - 1], lexicon))
  )
    return and
  return CLOSERS.test(items[more.to]?.lower ?? ".") ? more.to : and
}

const goesOnBare = (items: readonly Item[], at: number): boolean => /^(?:NOUN|ADJ|PROPN)$/.test(items[at]?.pos ?? "")
const holdsLink = (items: readonly Item[], range: Range): boolean =>
  items.slice(range.from, range.to).some((item) => item.pos === "ADP")

/** "the leader of the party, | Ned Price |," */
function roleLeading(items: readonly Item[], name: Range): Range | null {
  if (items[name.from - 1]?.lower !== "," || !/^[,.]$/.test(items[name.to]?.lower ?? "")) return null
  const phrase = phraseBefore(items, name.from - 1)
  if (!phrase) return null
  // "the president and the first lady, Ann Lee,": with an article of its own it is another one.
  const own = items.findLastIndex(
    (item, i) => i > phrase.from && i < phrase.to && item.pos === "DET" && items[i - 1]?.pos === "CCONJ",
  )
  return own < 0 ? phrase : { from: own, to: phrase.to }
}

/**
 * Without its own article, and without what only leads over to the name: "GOP candidate | Dr.", "Norway's". In "the trust's
 * chief executive" the article is the trust's, and stays; in "her solicitor" the pronoun says nothing outside its sentence.
 */
function trimmed(items: readonly Item[], range: Range, lexicon: Lexicon): Range {
  const whole = withOwner(items, range.from)
  const isOwners = items.slice(whole + 1, range.to - 1).some(isPossessive)
  const opens = items[whole]
  const from = OWN.test(opens?.lower ?? "") || (opens?.pos === "DET" && !isOwners) ? whole + 1 : whole
  let { to } = range
  while (
    to > from &&
    (isAddressing(items[to - 1], lexicon) || isPossessive(items[to - 1]) || items[to - 1]?.pos === "CCONJ")
  )
    to--
  return { from, to }
}

/** "Hull's | mayor", "the county's first | female sheriff": where a role begins that somebody or something owns. */
function withOwner(items: readonly Item[], first: number): number {
  const start = NOT_QUITE.test(items[first - 1]?.lower ?? "") ? first - 1 : first
  let from = ORDINAL.test(items[start - 1]?.lower ?? "") ? start - 1 : start
  if (!isPossessive(items[from - 1])) return items[start - 1]?.pos === "DET" ? start - 1 : start
  const mark = --from
  if (startsWithCapital(items[from - 1]?.text ?? "")) from--
  while (/^(?:NOUN|PROPN|ADJ)$/.test(items[from - 1]?.pos ?? "") && !items[from - 1]?.marked) from--
  if (from === mark) return start
  return items[from - 1]?.pos === "DET" || OWN.test(items[from - 1]?.lower ?? "") ? from - 1 : from
}
/** Without it the role would be another one. */
const NOT_QUITE = /^(?:acting|interim|outgoing|incoming|former|ex|retired|then|deputy|assistant|vice)$/
const ORDINAL = /^(?:first|second|third|only|new|newest|oldest|youngest|top|most)$/

const OWN = /^(?:my|our|your|his|her|its|their|whose)$/

/** "his wife": what somebody is to somebody whom the words do not name is no role. */
const isRelation = (items: readonly Item[], { from, to }: Range): boolean =>
  OWN.test(items[from - 1]?.lower ?? "") &&
  items.slice(from, to).some((item) => isPossessive(item) || RELATIONS.has(bare(item)))
const RELATIONS: ReadonlySet<string> = new Set(
  `acquaintance ally aunt baby boss boy boyfriend brother brother-in-law buddy child client colleague companion counterpart cousin
  dad daughter daughter-in-law ex ex-husband ex-wife father father-in-law fiancé fiancée friend girl girlfriend grandchild
  granddaughter grandfather grandmother grandson guest half-brother half-sister hero host husband man mentor mother
  mother-in-law mum mom neighbour neighbor nephew niece opponent parent partner pal predecessor rival roommate sister
  sister-in-law son son-in-law spouse stepdaughter stepfather stepmother stepson successor twin uncle victim widow widower wife
  woman`.split(/\s+/),
)

const isAddressing = (item: Item | undefined, lexicon: Lexicon): boolean =>
  isAddress(item, lexicon) && /^\p{Lu}/u.test(item?.text ?? "")

/** A role's first noun phrase ends with a role's noun: "retired CIA officer", "president of X"; not "mayor rebuffs". */
function isRole(items: readonly Item[], range: Range, lexicon: Lexicon): boolean {
  const words = items.slice(range.from, range.to)
  const link = words.findIndex((word) => word.pos === "ADP" || word.pos === "CCONJ")
  const head = words.slice(0, link < 0 ? words.length : link)
  const isHeaded = head
    .slice(-2)
    .some((word) => isTitle(word, lexicon) || lexicon.people.has(bare(word)) || /(?:[a-z]man|woman)$/.test(word.lower))
  const last = head.at(-1)
  return (
    isHeaded && !(last?.pos === "PROPN" && !isTitle(last, lexicon)) && !words.every((word) => isAddress(word, lexicon))
  )
}
