import type { ArchiveState } from "./archive.ts"
import type { Hold } from "./article/hold.ts"
import type { AnyCommand, Choice } from "./command/command.ts"
import type { Examples } from "./command/examples.ts"
import type { Asking } from "./desk.ts"
import type { Covered } from "./model.ts"
import type { Browse } from "./query/browse.ts"
import type { Block, Call, Reply, Voice } from "./reply/reply.ts"
import type { ArticleHead, Articles, Tally, VersionTime } from "./shelves/articles.ts"
import type { CorrectionRow, OutOfReach } from "./shelves/following.ts"
import type { Ledger } from "./shelves/ledger.ts"
import type { ChannelKey } from "./shelves/orders.ts"
import type { People } from "./shelves/people.ts"
import type { RulingOutcome, StandingCorrection } from "./shelves/speaker-corrections.ts"
import type { JudgedDraft } from "./show/judged-draft.ts"
import type { QuoteNow } from "./show/quote-now.ts"
import type { Results } from "./show/results.ts"
import type { SpeakerRuling } from "./speaker-corrections/correction.ts"

/** What an adapter may use. */
export type Newsroom = {
  readonly commands: readonly AnyCommand[]
  /**
   * Reads the call's arguments by the command's declaration and runs it. Bad arguments are a reply too.
   * `asking`: where and by whom it is asked, on a chat platform.
   */
  answer(call: Call, asking?: Asking): Promise<Reply>
  /** Choices for the option that is being typed, whose text so far is in `call.args`; at most MOST_CHOICES. */
  complete(call: Call, option: string): Promise<readonly Choice[]>
  /** The newest articles. */
  articles(limit: number): Promise<readonly ArticleHead[]>
  /** Searches everything at once, or lists what fits. */
  browse(ask: Browse): Promise<Results>
  /** Articles that fit, a page of them in their order, and how many there are of which outlet, kind and year. */
  readonly shelf: Pick<Articles, "fitting" | "groups">
  /** Everyone who is named, quoted or not. */
  readonly people: Pick<People, "count" | "list" | "named" | "appearances">
  /** How much the archive holds. */
  tally(): Promise<Tally>
  article(slug: string, version?: string): Promise<Covered | null>
  /** Calls that the newsroom's own articles answer, by command. */
  examples(): Promise<Examples>
  /** A quote by its id; null when there never was one. */
  quote(id: string): Promise<QuoteNow | null>
  /** Its versions, oldest first; one that came back stands there again. */
  history(slug: string): Promise<readonly VersionTime[]>
  /** What readers had to be told of in the last thirty days, newest first. */
  corrections(): Promise<readonly CorrectionRow[]>
  /** The zone that times are told in where no other is given. */
  readonly timeZone: string
  readonly tickets: {
    keep(call: Call): Promise<string>
    open(id: string): Promise<Call | null>
  }
  /** Every public answer is written down before it is posted, and settled when it is out. */
  readonly ledger: Ledger
  /** True when this delivery was answered before, by its platform's own id for it. */
  seen(key: string): Promise<boolean>
  reading(): Reading
}

/** How far the reading of the content folder has come, and which files could not be read. */
export type Reading = {
  readonly read: number
  readonly total: number
  readonly faults: readonly ContentFault[]
  /** Files that their own front matter holds back; absent: none. */
  readonly held?: readonly HeldFile[]
}

/** Told by its name alone. `until`: when it lifts by itself, in ISO; null: not before the file is changed. */
export type HeldFile = { readonly file: string; readonly state: Hold["state"]; readonly until: string | null }

/** A file that was left out: what, where and what to do, in one sentence for people. */
export type ContentFault = { readonly file: string; readonly problem: string }

/** What the page may know and do beyond asking, since it serves the machine that the bot runs on. */
export type Operations = {
  condition(): Promise<BotCondition>
  /** What the channel's next briefing says as things are now; null where none is scheduled. */
  nextBriefing(channel: ChannelKey): Promise<NextBriefing | null>
  readonly connecting: Connecting
  readonly pasting: Pasting
  readonly speakers: SpeakerDesk
  /** A pasted draft with what the archive has of each of its quotations. Nothing of it is kept. */
  verifyDraft(text: string): Promise<JudgedDraft>
}

/** Who spoke, as the desk corrects it. */
export type SpeakerDesk = {
  /** The quote with this id as its article has it now; null when that has no such quote. */
  quote(snippet: string): Promise<QuoteToCorrect | null>
  rule(snippet: string, ruling: SpeakerRuling): Promise<RulingOutcome>
  /** The slug of its article; null when there is no such correction. */
  undo(number: number): Promise<string | null>
  /** Leaves one as it is that no longer fits: the slug of its article; null when there is no such correction. */
  keep(number: number): Promise<string | null>
  /** Oldest first, of all articles or of one. */
  corrections(slug?: string): Promise<readonly StandingCorrection[]>
  /** Those that no longer fit, until the desk keeps or undoes them. */
  unfit(): Promise<readonly StandingCorrection[]>
}

/** A quote with whom it may be given to, and its article's language; null: English. */
export type QuoteToCorrect = {
  readonly block: Extract<Block, { kind: "quote" }>
  readonly choices: readonly Voice[]
  readonly language: string | null
}

/** How what the bot depends on fares. */
export type BotCondition = {
  readonly archive: ArchiveState
  /** Each platform that is set up: null while people can ask over it, else why they cannot. */
  readonly platforms: Readonly<Record<string, string | null>>
  /** What keeps briefings from coming out, a sentence each. */
  readonly troubles: readonly string[]
  readonly briefings: readonly BriefingCondition[]
  readonly outOfReach: OutOfReach
}

/** A channel's briefing. */
export type BriefingCondition = ChannelKey & {
  /** "#newsroom" */
  readonly place: string
  readonly standing: "active" | "paused" | "halted"
  readonly problem: string | null
  /** "07:30 (Europe/Kyiv)" and the date of the next one; null when none is due. */
  readonly time: string
  readonly next: string | null
  /** The date of the last one that was posted. */
  readonly last: string | null
}

/** A channel's briefing of its next date; `date` null: it is paused or stopped, and this is today's. */
export type NextBriefing = Pick<BriefingCondition, "place" | "problem"> & {
  readonly date: string | null
  readonly reply: Reply
}

/** What it takes to connect the chat platforms. */
export type Connecting = {
  readonly discord: {
    readonly isSet: boolean
    /** Addresses with what they are for; none without an application's id. */
    readonly invitations: readonly { readonly label: string; readonly url: string }[]
  }
  readonly slack: { readonly isSet: boolean; readonly manifest: string }
}

/** Articles that are pasted into the page: saved as files of the content folder. */
export type Pasting = {
  /** The content folder's real path. */
  readonly folder: string
  /** What would be found in it. Saves nothing. */
  look(text: string): Promise<Looked>
  /** Saves it, and takes it in. */
  save(text: string): Promise<Pasted>
  /** Whether it was pasted since the bot started, and its file is as it was then. */
  canUndo(slug: string): Promise<boolean>
  /** Takes the pasted file away again; false where it is no longer as it was pasted. */
  undo(slug: string): Promise<boolean>
}

export type Looked =
  | { readonly ok: true; readonly file: string; readonly covered: Covered }
  | { readonly ok: false; readonly problem: string }
export type Pasted = { readonly ok: true; readonly slug: string } | { readonly ok: false; readonly problem: string }
