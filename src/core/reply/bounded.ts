import { cut } from "../text/cut.ts"
import { inert } from "../text/inert.ts"
import { CUT_QUOTE, cutProse } from "./cut-prose.ts"
import { type AlsoIn, type Attributed, attributedIn, type Block, type Prose, type Source, type Voice } from "./reply.ts"

/** The verdict with each answer that it shows changed; it stays of the kind that it is. */
export const withFound = (block: VerdictBlock, change: (one: Attributed) => Block): VerdictBlock => ({
  ...block,
  found: attributedIn(block.found.map(change)),
})

type VerdictBlock = Extract<Block, { kind: "verdict" }>

/** Names, titles and remarks longer than any that is meant are shortened, so that attribution always fits. */
export const LONGEST = {
  name: 120,
  role: 240,
  title: 300,
  remark: 340,
  attribution: 500,
  label: 80,
  verdict: 900,
} as const

/** Every text inert and none longer than a surface could show, so that the work on it stays small. */
export function bounded(block: Block, longest: number): Block {
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
        ...(block.alsoIn && { alsoIn: shortAlsoIn(block.alsoIn) }),
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
        ...(block.alsoIn && { alsoIn: shortAlsoIn(block.alsoIn) }),
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

const shortAlsoIn = ({ articles, more }: AlsoIn): AlsoIn => ({
  articles: articles.map((one) => ({ ...one, source: shortSource(one.source) })),
  more,
})
