import { BRIEFING } from "../briefing/order-actions.ts"
import type { Covered } from "../model.ts"
import { quotedWords } from "../reply/lines.ts"
import {
  type Block,
  type ListItem,
  note,
  type Prose,
  paragraph,
  plain,
  type Reply,
  strong,
  textOf,
} from "../reply/reply.ts"
import type { Shown } from "../reply/shown.ts"
import { sourceOf } from "../reply/source-of.ts"
import { shownInAnswer, shownOn } from "../show/shown.ts"
import { blockNow } from "./block-now.ts"
import { elsewhereFollowed, unchangedIn } from "./elsewhere.ts"
import type { ShownFinding } from "./finding.ts"
import { type Fate, type Followed, fateKey, lineOfGone, MISSING, was, wasNow } from "./followed.ts"
import { isGone, opening } from "./opening.ts"

/**
 * The message as it was posted, with that alone marked which no longer stands; `day`: "25 Nov 2026"; `told`: what it says of it so
 * far.
 */
export function correctedReply(
  reply: Reply,
  followed: Followed,
  day: string,
  told: readonly ShownFinding[] = [],
): Reply {
  const findings = [...followed.findings.values()]
  const isAllGone = areAllGone(reply, followed)
  const first = paragraph(opening(findings, day, { isAllGone, told }))
  const isWithheld = findings.some(({ kind }) => kind === "withheld")
  const [byline, rest] = bylineOf(reply.blocks, isWithheld)
  const shows = rest.flatMap(showsOf)
  const isPartGone = shows.some((shown) => isGone(followed.findings.get(shown)))
  const blocks = isAllGone
    ? titlesOf(shows, followed)
    : withoutRepeats(rest.flatMap((block) => blockFollowed(block, followed)))
  return {
    ...reply,
    blocks: [first, ...byline, ...blocks],
    actions: isPartGone ? withoutWords(reply.actions, isAllGone) : withoutGone(actionsNow(reply, blocks), followed),
  }
}

function areAllGone({ blocks }: Reply, { findings }: Followed): boolean {
  const shows = blocks.flatMap(showsOf)
  return shows.length > 0 && shows.every((shown) => isGone(findings.get(shown)))
}

/** Where one of several articles is gone, buttons that carry no words of an article or of whoever asked stay. */
const withoutWords = (actions: Reply["actions"], isAllGone: boolean): Reply["actions"] =>
  isAllGone ? [] : actions.filter(({ call }) => call.command === BRIEFING)

/** Of an article that is only named beside the words, the buttons that lead to it. */
function withoutGone(actions: Reply["actions"], { findings }: Followed): Reply["actions"] {
  const gone = new Set(Array.from(findings).flatMap(([{ slug }, finding]) => (isGone(finding) ? [slug] : [])))
  return actions.filter(({ call }) => !gone.has(call.args.article ?? ""))
}

/** Which articles were withdrawn; of what is withheld not even the title is told. */
function titlesOf(shows: readonly Shown[], { findings, fates }: Followed): readonly Block[] {
  const titles = shows.flatMap((shown) => {
    const title = fates.get(fateKey(shown))?.before?.title
    return title !== undefined && findings.get(shown)?.kind === "withdrawn" ? [title] : []
  })
  return [...new Set(titles)].map((title) => note(title))
}

/** What became of it alone, for a place below a message that cannot be edited itself. */
export function correctionNotice(
  reply: Reply,
  followed: Followed,
  day: string,
  told: readonly ShownFinding[] = [],
): Reply {
  const findings = [...followed.findings.values()]
  const isChanged = (shown: Shown) => followed.findings.has(shown)
  const blocks = withoutRepeats(
    reply.blocks.flatMap((block) =>
      showsOf(block).some(isChanged)
        ? blockFollowed(onlyChanged(block, followed), followed)
        : elsewhereFollowed(block, followed).told,
    ),
  )
  const about = note("This is about an earlier answer here, which can no longer be edited.")
  const isGoneAlone = findings.length > 0 && findings.every(isGone)
  const shown = isGoneAlone ? titlesOf([...followed.findings.keys()], followed) : blocks.map(withoutShows)
  const first = paragraph(opening(findings, day, { isAllGone: areAllGone(reply, followed), told }))
  return { ...reply, blocks: [first, about, ...shown], actions: [], audience: "channel" }
}

/** What the words of a block are from, without other articles that are named beside them. */
const showsOf = (block: Block): readonly Shown[] =>
  block.kind === "list" ? block.items.flatMap(shownOn) : shownInAnswer(block)

/** The line that says who asked; of what is withheld nobody is told what was asked for. */
function bylineOf(blocks: readonly Block[], isWithheld: boolean): readonly [readonly Block[], readonly Block[]] {
  const [first, ...rest] = blocks
  const words = first?.kind === "note" ? first.prose.map(({ text }) => text).join("") : ""
  if (!first || !/^(?:Asked|Shared) by /.test(words)) return [[], blocks]
  return [[isWithheld ? note(words.split(": ")[0] ?? words) : first], rest]
}

function blockFollowed(block: Block, followed: Followed): readonly Block[] {
  if (block.kind === "list")
    return [{ ...block, items: withoutRepeatedItems(block.items.map((item) => itemFollowed(item, followed))) }]
  const found = shownInAnswer(block).flatMap((shown) => {
    const finding = followed.findings.get(shown)
    return finding ? [{ shown, finding }] : []
  })
  const { listed, told } = elsewhereFollowed(block, followed)
  if (found.length === 0) return [listed, ...told]
  const gone = found.find(({ finding }) => isGone(finding))
  if (gone) return [note(lineOfGone(gone.shown, gone.finding, followed))]
  const changed = found.flatMap(({ shown, finding }) =>
    changedBlocks(listed, shown, finding, followed.fates.get(fateKey(shown))),
  )
  return [...changed, ...told]
}

function changedBlocks(
  block: Exclude<Block, { kind: "list" }>,
  shown: Shown,
  finding: ShownFinding,
  fate: Fate | undefined,
): readonly Block[] {
  if (finding.kind !== "changed") return []
  const covered = fate?.now.kind === "current" ? fate.now.covered : null
  const stated = (finding.corrections ?? []).map((text) => note(`The article says: ${text}`))
  if (block.kind !== "quote" && block.kind !== "fact") {
    const prose = [...wasNow(finding.title), ...wasNow(finding.words)]
    // Small print tells of more than these words: it stays.
    if (block.kind === "note" || block.kind === "verdict") return [block, note(prose), ...stated]
    if (block.kind !== "excerpt" || covered === null) return [{ ...block, prose }, ...stated]
    return [{ ...block, prose, source: sourceOf(covered.article, block.source.at) }, ...stated]
  }
  const isThere = finding.words?.now !== null
  const { alsoIn, ...alone } = block
  const now = isThere && covered && fate?.before ? blockNow(alone, shown, fate.before, covered) : null
  const lead = paragraph([...wasIn(block, finding), ...(now ? [strong("Now:")] : plain(MISSING))])
  if (!finding.words && !finding.speaker && !finding.denied && now && alsoIn)
    return [lead, { ...now, alsoIn }, ...stated]
  return [lead, ...(now ? [now] : sourceNote(covered)), ...unchangedIn(alsoIn), ...stated]
}

function wasIn(block: Answer, { words, speaker, denied, title }: Extract<ShownFinding, { kind: "changed" }>): Prose {
  const isQuoted = block.kind === "quote" && block.context === undefined
  return [
    ...(words ? [strong("Was:"), ...was(isQuoted ? textOf(quotedWords(block.passages)) : words.was)] : []),
    ...(speaker
      ? [strong("Speaker corrected."), { text: " Was:" }, ...was(`— ${speaker.was ?? "speaker not identified"}`)]
      : []),
    ...(denied
      ? [strong("Corrected:"), { text: ` the speaker ${denied.now ? "denies it" : "does not deny it"} · ` }]
      : []),
    ...(title ? [strong("Headline was:"), ...was(title.was)] : []),
  ]
}

type Answer = Extract<Block, { kind: "quote" | "fact" }>

const sourceNote = (covered: Covered | null): readonly Block[] =>
  covered
    ? [note([{ text: covered.article.title, ...(covered.article.url !== undefined && { href: covered.article.url }) }])]
    : []

function itemFollowed(item: ListItem, followed: Followed): ListItem {
  const shown = shownOn(item).find((one) => followed.findings.has(one))
  const finding = shown && followed.findings.get(shown)
  if (!finding) return item
  if (finding.kind !== "changed") return { prose: plain(lineOfGone(shown, finding, followed)) }
  const corrections = (finding.corrections ?? []).map((text) => ` The article says: ${text}`)
  return { ...item, prose: [...wasNow(finding.title), ...wasNow(finding.words), ...plain(corrections.join(""))] }
}

function onlyChanged(block: Block, { findings }: Followed): Block {
  if (block.kind !== "list") return block
  return { ...block, items: block.items.filter((item) => shownOn(item).some((shown) => findings.has(shown))) }
}

function withoutShows(block: Block): Block {
  if (block.kind === "list") return { ...block, items: block.items.map(({ shows: _, ...item }) => item) }
  if (block.kind === "verdict") return { ...block, found: block.found.map(({ shows: _, ...rest }) => rest) }
  const { shows: _, ...rest } = block
  return rest
}

/** What is said of several parts of one article is said once. */
const withoutRepeats = (blocks: readonly Block[]): readonly Block[] =>
  blocks.filter((block, n) => {
    const before = blocks[n - 1]
    return !(before && block.kind === "note" && JSON.stringify(block) === JSON.stringify(before))
  })

const withoutRepeatedItems = (items: readonly ListItem[]): readonly ListItem[] =>
  items.filter((item, n) => n === 0 || JSON.stringify(item) !== JSON.stringify(items[n - 1]))

/** A button that asked for a snippet of the earlier version asks for the one in its place; where there is none it goes. */
function actionsNow(reply: Reply, blocks: readonly Block[]): Reply["actions"] {
  const answers = (all: readonly Block[]) => all.filter((block) => block.kind === "quote" || block.kind === "fact")
  const [before, now] = [answers(reply.blocks), answers(blocks)]
  const isWhole = before.length === now.length
  const kept = new Set(now.map(({ snippet }) => snippet))
  const ids = new Map(
    before.map(({ snippet }, n) => [snippet, isWhole ? now[n]?.snippet : kept.has(snippet) ? snippet : undefined]),
  )
  return reply.actions.flatMap(({ label, call }) => {
    const args = Object.entries(call.args).map(([name, value]) => [name, ids.has(value) ? ids.get(value) : value])
    return args.some(([, value]) => value === undefined)
      ? []
      : [{ label, call: { ...call, args: Object.fromEntries(args) } }]
  })
}
