import type { PrintedTime, Span } from "../model.ts"
import type { ClaimedQuote, Verdict } from "../verify/verdict.ts"
import type { Field } from "./field.ts"
import type { Shown } from "./shown.ts"

/** What the bot says, before any platform has dressed it. Text is never markup: each adapter escapes it once. */
export type Reply = {
  readonly blocks: readonly Block[]
  readonly actions: readonly Action[]
  /** One choice among many. */
  readonly menu?: Menu
  /** Where a window can be opened, it stands in for the blocks. */
  readonly form?: Form
  /** `channel`: everyone there may see it; `asker`: only who asked. */
  readonly audience: "channel" | "asker"
  /** `nothing`: asked well, but there is none; `misuse`: not understood; `busy`: cannot be done now; `failed`: our fault. */
  readonly outcome: "answered" | "nothing" | "misuse" | "busy" | "failed"
}

/**
 * A piece of text in one look. `strong` marks words that matched, `struck` those that no longer stand; `code` a line that one can
 * type, never others' words.
 */
export type Run = {
  readonly text: string
  readonly strong?: true
  readonly struck?: true
  readonly href?: string
  readonly code?: true
  readonly live?: Live
}
export type Prose = readonly Run[]

/**
 * What a platform shows in a form of its own: a channel by its current name, a person, an instant (ISO) on everybody's own
 * clock. The run's text is the words beside it, for every place that has no such form.
 */
export type Live =
  | { readonly kind: "channel" | "person"; readonly id: string }
  | { readonly kind: "instant"; readonly at: string }

/** Where words stand: what every attributed block must show. */
export type Source = {
  readonly slug: string
  readonly version: string
  readonly title: string
  readonly byline?: string
  readonly outlet?: string
  readonly published?: PrintedTime
  readonly url?: string
  /** What the article is when it is not news: "Press release by the Harbour Trust". */
  readonly kind?: string
  /** The time of the live blog's post. */
  readonly post?: string
  /** "Corrected 25 Nov". */
  readonly corrected?: string
  /** "French": speakers are read in English only. */
  readonly foreign?: string
  readonly paragraph: number
  /** Title, outlet, byline and date stand above already, so that the paragraph is enough. */
  readonly isAbove?: true
  /** The place in the article's text, for a page that can point at it. */
  readonly at: Span
}

/** Where else a statement stands, in the same words or shortened, the earliest first; `more`: articles that are not listed. */
export type AlsoIn = { readonly articles: readonly OtherArticle[]; readonly more: number }

export type OtherArticle = {
  /** The quote or fact as this article has it. */
  readonly snippet: string
  readonly source: Source
  readonly shows: Shown
}

export type Voice = { readonly name: string; readonly role?: string }

/** Words of one passage; `quoted` words are shown in quotation marks, others (a paraphrase) without. */
export type Words = { readonly prose: Prose; readonly quoted: boolean }

export type Block =
  | { readonly kind: "heading"; readonly prose: Prose; readonly shows?: readonly Shown[] }
  /** `opens`: something new begins here, so that a line is drawn above it. */
  | { readonly kind: "prose"; readonly prose: Prose; readonly opens?: true; readonly shows?: readonly Shown[] }
  /** Small print: what was left out, how far the reading has come. */
  | { readonly kind: "note"; readonly prose: Prose; readonly shows?: readonly Shown[] }
  /** What an article says of its own mistakes, whole; `href`: where the rest stands when it must be cut. */
  | {
      readonly kind: "correction"
      readonly prose: Prose
      readonly href?: string
      readonly shows?: readonly Shown[]
    }
  | { readonly kind: "list"; readonly items: readonly ListItem[] }
  | {
      readonly kind: "quote"
      readonly snippet: string
      /** In article order; shown joined by […]. */
      readonly passages: readonly Words[]
      /** Null: the speaker is not identified, and the answer says so. */
      readonly speaker: Voice | null
      /** The speaker says that it is not so, and the answer says so before the words. */
      readonly denied?: true
      /** Who speaks is what the newsroom's desk has set, and the remark says so. */
      readonly isDeskCorrected?: true
      /** SaidBy of it: a hedge, whom the speaker reports. */
      readonly remark?: Prose
      readonly source: Source
      readonly alsoIn?: AlsoIn
      readonly context?: Prose
      readonly shows?: readonly Shown[]
    }
  | {
      readonly kind: "fact"
      readonly snippet: string
      /** It stands under a heading that says that it is a fact. */
      readonly isTitled?: true
      readonly sentence: Prose
      /** To whom it is attributed, and who denies it. */
      readonly attribution: Prose
      /** Whom it is attributed to is what the newsroom's desk has set, and the attribution says so. */
      readonly isDeskCorrected?: true
      readonly source: Source
      readonly alsoIn?: AlsoIn
      readonly shows?: readonly Shown[]
    }
  /** Words of an article that are no quote and no fact: in no quotation's dress, and nobody's. */
  | {
      readonly kind: "excerpt"
      /** What this is, before the words: "In the text: ". */
      readonly opening: Prose
      readonly prose: Prose
      readonly source: Source
      readonly shows?: readonly Shown[]
    }
  /** What the archive has of a quotation that somebody gives. */
  | {
      readonly kind: "verdict"
      readonly claim: ClaimedQuote
      readonly verdict: Verdict
      /** "Altered: the source has “not”." */
      readonly sentence: Prose
      /** The claim, with what differs told in brackets; empty where the source's words are the claim's. */
      readonly checked: Prose
      /** Where its parts stand in the archive; empty when it is absent. */
      readonly found: readonly Attributed[]
      /** Corrections, other sources. */
      readonly notes: readonly Prose[]
    }

/** Words of an article, with their source. */
export type Attributed = Extract<Block, { kind: "quote" | "fact" | "excerpt" }>

/** What a reply shows of articles, in its order. */
export const attributedIn = (blocks: readonly Block[]): readonly Attributed[] =>
  blocks.flatMap((block) => {
    if (block.kind === "verdict") return block.found
    return block.kind === "quote" || block.kind === "fact" || block.kind === "excerpt" ? [block] : []
  })

/** One line of a list; `label` stands before it ("20 October 2022"), and `action` is a button of its own beside it. */
export type ListItem = {
  readonly label?: string
  readonly prose: Prose
  readonly action?: Action
  readonly shows?: readonly Shown[]
}

/** A command call: what a button, a link or a typed line asks for. */
export type Call = { readonly command: string; readonly args: Readonly<Record<string, string>> }

/** Between the values of an option that was typed twice; no keyboard makes it. */
export const REPEATED = "\u001f"
/** Between the first word of an option's value and the words behind it that may be its own or free text. */
export const TAIL = "\u001e"

type ArgValues = Readonly<Record<string, string | number | boolean | undefined>>

/** The call of a command with these values, but for `change`; what is undefined, false or the first page is left out. */
export function callTo(command: string, args: ArgValues = {}, change: ArgValues = {}): Call {
  const values = Object.entries({ ...args, ...change }).flatMap(([name, value]) => {
    if (value === undefined || value === false || value === "" || (name === "page" && value === 1)) return []
    return [[name, value === true ? "yes" : String(value)] as const]
  })
  return { command, args: Object.fromEntries(values) }
}

export type Action = { readonly label: string; readonly call: Call }

/** One of its choices is taken; `placeholder` says what for. */
export type Menu = { readonly placeholder: string; readonly choices: readonly Action[] }

/** A window to fill in. */
export type Form = {
  readonly title: string
  /** What its button says. */
  readonly submit: string
  /** What it asks for once it is sent: what was filled in goes over these values, and an empty field leaves them. */
  readonly call: Call
  readonly fields: readonly Field[]
}

const addressed =
  (audience: Reply["audience"]) =>
  (blocks: readonly Block[], actions: readonly Action[] = [], outcome: Reply["outcome"] = "answered"): Reply => ({
    blocks,
    actions,
    audience,
    outcome,
  })
/** For everyone in the channel. */
export const toChannel = addressed("channel")
/** For whoever asked, and for nobody else. */
export const toAsker = addressed("asker")

/** What was to be found out, or the reply that asks back or says why there is none. */
export type OrReply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reply: Reply }

export const plain = (text: string): Prose => [{ text }]
export const strong = (text: string): Run => ({ text, strong: true })
/** Words that no longer stand. */
export const struck = (text: string): Run => ({ text, struck: true })
/** A line that one can type. */
export const code = (text: string): Run => ({ text, code: true })
export const channelRun = (id: string, words: string): Run => ({ text: words, live: { kind: "channel", id } })
export const personRun = (id: string, words: string): Run => ({ text: words, live: { kind: "person", id } })
export const instantRun = (at: Date, words: string): Run => ({
  text: words,
  live: { kind: "instant", at: at.toISOString() },
})
export const textOf = (prose: Prose): string => prose.map((run) => run.text).join("")

const asProse = (words: string | Prose): Prose => (typeof words === "string" ? plain(words) : words)

const saying =
  (kind: "heading" | "prose" | "note") =>
  (words: string | Prose, ...shows: readonly Shown[]): Block => {
    const prose = asProse(words)
    return shows.length > 0 ? { kind, prose, shows } : { kind, prose }
  }
export const heading = saying("heading")
export const paragraph = saying("prose")
/** Small print. */
export const note = saying("note")
export const list = (items: readonly ListItem[]): Block => ({ kind: "list", items })
