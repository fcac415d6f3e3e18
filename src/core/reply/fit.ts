import { bounded, LONGEST, withFound } from "./bounded.ts"
import { CUT_QUOTE, cutProse } from "./cut-prose.ts"
import { type AlsoIn, attributedIn, type Block, note, type Prose, textOf, type Words } from "./reply.ts"

/**
 * The blocks as far as a surface can show them: `isShown` says whether it can. What is given up, in this order: the names of
 * further articles that have an answer's words, beyond a few; the context of quotes; then whole answers from the end (a note tells how many), and only where one answer alone is too long, the
 * end of its words. Who speaks, what is said of it and where it stands are never given up.
 * `longest` is the most characters the surface could ever show.
 */
export function fitBlocks(blocks: readonly Block[], longest: number, isShown: (blocks: readonly Block[]) => boolean) {
  // Dressing all of it only to see that its bare words are too many takes most of the time.
  const fits = (blocks: readonly Block[]) =>
    blocks.reduce((sum, block) => sum + lengthOf(block), 0) <= longest && isShown(blocks)
  const telling = blocks.map((block) => bounded(block, longest)).filter(saysSomething)
  const all = telling.length > 0 ? telling : NOTHING
  if (fits(all)) return all

  const listing = (count: number) => all.map((block) => withFewerArticles(block, count))
  const whole = listing(FEW_ARTICLES)
  if (fits(whole)) return listing(largest(articlesIn(all), (count) => fits(listing(count))))

  const withContext = (room: number) => whole.map((block) => cutContext(block, room))
  const bare = withContext(0)
  if (fits(bare)) return withContext(largest(longest, (room) => fits(withContext(room))))

  const least = bare.findIndex(isAnswerBlock) + 1 || 1
  const count = largest(answersIn(bare), (count) => fits(firstAnswers(bare, count)))
  if (count >= least) return firstAnswers(bare, count)

  const one = firstAnswers(bare, least).map((block) => withFewerArticles(block, 0))
  const words = largest(longest, (room) => fits(one.map((block) => cutWords(block, room))))
  return one.map((block) => cutWords(block, Math.max(words, 0)))
}

/** No platform takes an empty message, and text may have been nothing but invisible characters. */
const NOTHING: readonly Block[] = [note("There is nothing to show.")]

function saysSomething(block: Block): boolean {
  if (block.kind === "quote" || block.kind === "fact" || block.kind === "excerpt" || block.kind === "verdict")
    return true
  const proses = block.kind === "list" ? block.items.map(({ prose }) => prose) : [block.prose]
  return proses.some((prose) => textOf(prose).trim() !== "")
}

/** The largest number from 0 that passes, -1 when none does; whatever is smaller than one that passes passes too. */
function largest(most: number, passes: (count: number) => boolean): number {
  let low = -1
  let high = most
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (passes(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** In UTF-16 units, without attribution. */
function lengthOf(block: Block): number {
  const length = (prose: Prose) => prose.reduce((sum, { text }) => sum + text.length, 0)
  const listed = ({ alsoIn }: { readonly alsoIn?: AlsoIn }) =>
    (alsoIn?.articles ?? []).reduce((sum, { source }) => sum + source.title.length, 0)
  switch (block.kind) {
    case "quote": {
      const said = block.passages.reduce((sum, { prose }) => sum + length(prose), 0)
      return said + length(block.context ?? []) + listed(block)
    }
    case "fact":
      return length(block.sentence) + listed(block)
    case "list":
      return block.items.reduce((sum, { prose }) => sum + length(prose), 0)
    case "verdict":
      return length(block.checked) + block.found.reduce((sum, one) => sum + lengthOf(one), 0)
    default:
      return length(block.prose)
  }
}

/** Answers and the lines of lists: what is left out one by one. */
const answersIn = (blocks: readonly Block[]): number =>
  blocks.reduce((sum, block) => sum + (block.kind === "list" ? block.items.length : 1), 0)

/** The first answers, and a note that tells how many more there are. */
function firstAnswers(blocks: readonly Block[], count: number): readonly Block[] {
  const kept: Block[] = []
  let room = count
  for (const block of blocks) {
    if (room <= 0) break
    const shown = block.kind === "list" ? { ...block, items: block.items.slice(0, room) } : block
    room -= answersIn([shown])
    kept.push(shown)
  }
  while (kept.length > 1 && kept.at(-1)?.kind === "heading") kept.pop()
  const more = answerCount(blocks) - answerCount(kept)
  return more === 0 ? kept : [...kept, note(`${more} more, not shown here.`)]
}

const isAnswerBlock = ({ kind }: Block): boolean => kind !== "heading" && kind !== "note" && kind !== "correction"
const answerCount = (blocks: readonly Block[]): number => answersIn(blocks.filter(isAnswerBlock))

/** So many other articles are named before anything else is given up; without room for the words they are counted. */
const FEW_ARTICLES = 4

const articlesIn = (blocks: readonly Block[]): number =>
  Math.max(0, ...attributedIn(blocks).map((one) => ("alsoIn" in one ? (one.alsoIn?.articles.length ?? 0) : 0)))

function withFewerArticles(block: Block, count: number): Block {
  if (block.kind === "verdict") return withFound(block, (one) => withFewerArticles(one, count))
  if ((block.kind !== "quote" && block.kind !== "fact") || !block.alsoIn) return block
  const { articles, more } = block.alsoIn
  const named = articles.slice(0, count)
  return { ...block, alsoIn: { articles: named, more: more + articles.length - named.length } }
}

/** Less than this says nothing; then there is no context at all. */
const LEAST_CONTEXT = 40

function cutContext(block: Block, room: number): Block {
  if (block.kind === "verdict") return withFound(block, (one) => cutContext(one, room))
  if (block.kind !== "quote" || !block.context) return block
  const { context, ...quote } = block
  return room < LEAST_CONTEXT ? quote : { ...quote, context: cutProse(context, room) }
}

function cutWords(block: Block, room: number): Block {
  switch (block.kind) {
    case "heading":
    case "prose":
    case "note":
      return { ...block, prose: cutProse(block.prose, room) }
    case "correction":
      return { ...block, prose: cutCorrection(block.prose, room, block.href) }
    case "list":
      return { ...block, items: block.items.map((item) => ({ ...item, prose: cutProse(item.prose, room) })) }
    case "excerpt":
      return { ...block, prose: cutProse(block.prose, room, CUT_QUOTE) }
    case "fact":
      return { ...block, sentence: cutProse(block.sentence, room, CUT_QUOTE) }
    case "quote":
      return { ...block, passages: cutPassages(block.passages, room) }
    case "verdict":
      return withFound(leastOf({ ...block, checked: cutProse(block.checked, room) }), (one) => cutWords(one, room))
  }
}

/** Of a verdict that alone is too long its first source, and how much else there is. */
function leastOf(block: VerdictBlock): VerdictBlock {
  const left = block.found.length - 1 + block.notes.length
  const notes = left > 0 ? [[{ text: `${left} more, not shown here.` }]] : []
  return { ...block, sentence: cutProse(block.sentence, LONGEST.remark), found: block.found.slice(0, 1), notes }
}

type VerdictBlock = Extract<Block, { kind: "verdict" }>

/** Cut, a correction leads to where it stands whole. */
function cutCorrection(prose: Prose, room: number, href: string | undefined): Prose {
  if (textOf(prose).length <= room || href === undefined) return cutProse(prose, room)
  return [...cutProse(prose, room), { text: " " }, { text: "Full correction", href }]
}

function cutPassages(passages: readonly Words[], room: number): readonly Words[] {
  const kept: Words[] = []
  let left = room
  for (const words of passages) {
    if (kept.length > 0 && left <= CUT_QUOTE.length) break
    kept.push({ ...words, prose: cutProse(words.prose, left, CUT_QUOTE) })
    left -= textOf(words.prose).length
  }
  return kept
}
