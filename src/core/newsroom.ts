import type { Hold } from "./article/hold.ts"
import type { AnyCommand, Choice } from "./command/command.ts"
import type { Asking } from "./desk.ts"
import type { Covered } from "./model.ts"
import type { Call, Reply } from "./reply/reply.ts"
import type { ArticleHead, Tally, VersionTime } from "./shelves/articles.ts"
import type { Ledger } from "./shelves/ledger.ts"

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
  /** How much the archive holds. */
  tally(): Promise<Tally>
  article(slug: string, version?: string): Promise<Covered | null>
  /** Its versions, oldest first; one that came back stands there again. */
  history(slug: string): Promise<readonly VersionTime[]>
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
