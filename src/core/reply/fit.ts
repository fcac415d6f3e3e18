import { cut } from "../text/cut.ts"
import { inert } from "../text/inert.ts"
import type { Attributed, Block, Prose, Run, Source, Voice, Words } from "./reply.ts"
import { attributedIn, note, textOf } from "./reply.ts"

/**
 * The blocks as far as a surface can show them: `isShown` says whether it can. What is given up, in this order: the context
 * of quotes, then whole answers from the end (a note tells how many), and only where one answer alone is too long, the
 * end of its words. Who speaks, what is said of it and where it stands are never given up.
 * `longest` is the most characters the surface could ever show.
 */
export function fitBlocks(blocks: readonly Block[], longest: number, isShown: (blocks: readonly Block[]) => boolean) {
  // Dressing all of it only to see that its bare words are too many takes most of the time.
  const fits = (blocks: readonly Block[]) =>
    blocks.reduce((sum, block) => sum + lengthOf(block), 0) <= longest && isShown(blocks)
  const telling = blocks.map((block) => bounded(block, longest)).filter(saysSomething)
  const whole = telling.length > 0 ? telling : NOTHING
  if (fits(whole)) return whole

  const withContext = (room: number) => whole.map((block) => cutContext(block, room))
  const bare = withContext(0)
  if (fits(bare)) return withContext(largest(longest, (room) => fits(withContext(room))))

  const least = bare.findIndex(isAnswerBlock) + 1 || 1
  const count = largest(answersIn(bare), (count) => fits(firstAnswers(bare, count)))
  if (count >= least) return firstAnswers(bare, count)

  const one = firstAnswers(bare, least)
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

/** Prose of at most `room` UTF-16 units, `mark` for what is left out; the mark alone where there is no room for more. */
function cutProse(prose: Prose, room: number, mark = "…"): Prose {
  if (textOf(prose).length <= room) return prose
  const kept: Run[] = []
  let left = room
  for (const run of prose) {
    if (run.text.length + mark.length > left) return [...kept, { ...run, text: cut(`${run.text}${mark}`, left, mark) }]
    kept.push(run)
    left -= run.text.length
  }
  return kept
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
  switch (block.kind) {
    case "quote":
      return block.passages.reduce((sum, { prose }) => sum + length(prose), 0) + length(block.context ?? [])
    case "fact":
      return length(block.sentence)
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

/** The verdict with each answer that it shows changed; it stays of the kind that it is. */
const withFound = (block: VerdictBlock, change: (one: Attributed) => Block): VerdictBlock => ({
  ...block,
  found: attributedIn(block.found.map(change)),
})

/** Cut, a correction leads to where it stands whole. */
function cutCorrection(prose: Prose, room: number, href: string | undefined): Prose {
  if (textOf(prose).length <= room || href === undefined) return cutProse(prose, room)
  return [...cutProse(prose, room), { text: " " }, { text: "Full correction", href }]
}

/** Inside the marks, as a newspaper shows that words were left out. */
const CUT_QUOTE = " […]"

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

/** Names, titles and remarks longer than any that is meant are shortened, so that attribution always fits. */
const LONGEST = { name: 120, role: 240, title: 300, remark: 340, attribution: 500, label: 80, verdict: 900 } as const

/** Every text inert and none longer than a surface could show, so that the work on it stays small. */
function bounded(block: Block, longest: number): Block {
  const words = (prose: Prose, mark?: string) => inertProse(cutProse(prose, longest, mark))
  const remark = (prose: Prose, most: number) => cutProse(inertProse(cutProse(prose, longest)), most)
  switch (block.kind) {
    case "heading":
    case "prose":
    case "note":
    case "correction":
      return { ...block, prose: words(block.prose) }
    case "list": {
      const items = block.items.map(({ label, prose, action }) => ({
        prose: words(prose),
        ...(action !== undefined && { action }),
        ...(label !== undefined && { label: short(label, LONGEST.label) }),
      }))
      return { ...block, items }
    }
    case "excerpt": {
      const { opening, prose, source } = block
      return {
        ...block,
        opening: remark(opening, LONGEST.remark),
        prose: words(prose, CUT_QUOTE),
        source: shortSource(source),
      }
    }
    case "fact": {
      const { sentence, attribution, source } = block
      return {
        ...block,
        sentence: words(sentence, CUT_QUOTE),
        attribution: remark(attribution, LONGEST.attribution),
        source: shortSource(source),
      }
    }
    case "quote": {
      const { passages, speaker, source, context } = block
      return {
        ...block,
        passages: passages.map(({ prose, quoted }) => ({ prose: words(prose, CUT_QUOTE), quoted })),
        speaker: speaker && shortVoice(speaker),
        source: shortSource(source),
        ...(block.remark && { remark: remark(block.remark, LONGEST.remark) }),
        ...(context && { context: words(context) }),
      }
    }
    case "verdict": {
      const { sentence, checked, notes } = block
      const told = {
        ...block,
        sentence: remark(sentence, LONGEST.verdict),
        checked: words(checked),
        notes: notes.map((one) => remark(one, LONGEST.attribution)),
      }
      return withFound(told, (one) => bounded(one, longest))
    }
  }
}

const inertProse = (prose: Prose): Prose => prose.map((run) => ({ ...run, text: inert(run.text) }))
const short = (text: string, room: number): string => cut(inert(text.slice(0, room * 8)), room)

const shortVoice = ({ name, role }: Voice): Voice => ({
  name: short(name, LONGEST.name),
  ...(role !== undefined && { role: short(role, LONGEST.role) }),
})

const shortSource = (source: Source): Source => ({
  ...source,
  title: short(source.title, LONGEST.title),
  ...(source.kind !== undefined && { kind: short(source.kind, LONGEST.name) }),
  ...(source.byline !== undefined && { byline: short(source.byline, LONGEST.name) }),
  ...(source.outlet !== undefined && { outlet: short(source.outlet, LONGEST.name) }),
})
