import { type Article, wordsAt } from "../model.ts"
import type { Casting } from "./cast.ts"
import type { NameMention } from "./cast-mentions.ts"
import type { Lexicon } from "./lexicon.ts"
import type { Item } from "./sentence.ts"

/** An office as words name it: its noun, the ranks before that, and all its words. */
type Office = { readonly head: string; readonly ranks: string; readonly words: ReadonlySet<string> }

/** "the health minister of Norway": its words before the noun, the noun, and the words behind it. */
export type OfficeNamed = {
  readonly before: readonly Item[]
  readonly head: Item
  readonly behind: readonly Item[]
}

/** With a rank it is another office: the deputy mayor is not "the mayor", and neither is a former one. */
const RANK = /^(?:prime|vice|deputy|chief|assistant|former|ex)$/

/** Where the words end that a role's noun ends: "spokesman | for the mayor". */
const LINK = /^(?:of|for|to|at|in|on|from|with|under|against|within)$/

/** One party, two words. */
const PARTIES: ReadonlyMap<string, string> = new Map([
  ["gop", "republican"],
  ["democrat", "democratic"],
])
const plainParty = (word: string): string => PARTIES.get(word) ?? word

/** Names that one office is looked up among; it bounds the work on hostile text. */
const MOST_BEARERS = 50

/**
 * Whom an office means that is named without its holder: the one person named before whose role has this noun, the same
 * ranks and what else tells it from others: "the minister" is the health minister, "the prime minister" is not; null when
 * there are none or two.
 */
export function bearerReader(
  article: Article,
  names: readonly NameMention[],
  casting: Casting,
  lexicon: Lexicon,
): (named: OfficeNamed, sentence: number) => number | null {
  // Made when an office is first named without its holder: many articles name none.
  let byHead: ReadonlyMap<string, readonly Bearer[]> | null = null

  return ({ before, head, behind }, sentence) => {
    const bearers = new Set<number>()
    const ranks = ranksAmong(before.map((item) => item.lower))
    const isField = ({ pos, lower }: Item) => /^(?:NOUN|PROPN)$/.test(pos) && !RANK.test(lower)
    const fields = before.filter((item) => isField(item) && !lexicon.describing.has(item.lower))
    const places = behind.filter(isField)
    byHead ??= bearersOf(article, names, lexicon)
    for (const { name, office } of byHead.get(head.lower)?.slice(0, MOST_BEARERS) ?? []) {
      if (name.sentence >= sentence || bearers.size > 1) break
      const isTold = ({ lower }: Item) => office.words.has(plainParty(lower))
      if (office.ranks === ranks && (fields.length === 0 || fields.some(isTold)) && places.every(isTold))
        bearers.add(casting.named(name))
    }
    const [only] = bearers
    return bearers.size === 1 && only !== undefined ? only : null
  }
}

type Bearer = { readonly name: NameMention; readonly office: Office }

/** The noun of an office → who bears it, in article order; of one name and noun only the first. */
function bearersOf(
  article: Article,
  names: readonly NameMention[],
  lexicon: Lexicon,
): ReadonlyMap<string, readonly Bearer[]> {
  const found = new Map<string, Bearer[]>()
  for (const name of names)
    for (const role of name.roles)
      for (const office of officesIn(wordsAt(article.text, role).toLowerCase(), lexicon)) {
        const list = found.get(office.head)
        if (!list) found.set(office.head, [{ name, office }])
        else if (list.at(-1)?.name.words.join(" ") !== name.words.join(" ")) list.push({ name, office })
      }
  return found
}

/** "former mayor and founder of the club": two offices. */
const officesIn = (role: string, lexicon: Lexicon): readonly Office[] =>
  role.split(/,? and |, /).flatMap((piece) => {
    const words = piece.split(" ").map((word) => inFull(word, lexicon))
    const link = words.findIndex((word) => LINK.test(word))
    const at = (link < 0 ? words.length : link) - 1
    const head = words[at]
    return head ? [{ head, ranks: ranksAmong(words.slice(0, at)), words: new Set(words.map(plainParty)) }] : []
  })

/** "sen." is "senator". */
function inFull(word: string, lexicon: Lexicon): string {
  const plain = word.replace(/\.$/, "")
  return lexicon.fullTitles.get(plain) ?? plain
}

const ranksAmong = (words: readonly string[]): string => words.filter((word) => RANK.test(word)).join(" ")
