import type { Reason } from "../edition/reasons.ts"
import type { Reply } from "../reply/reply.ts"
import type { ChannelKey } from "./orders.ts"

/** Slots: each is claimed by one process at a time, and settled once. */
export type Slots = {
  /**
   * Claims the slot in one statement: null when it is settled, held by somebody whose lease has not ended, or not to be
   * tried again yet.
   */
  claim(slot: Slot, by: Claimant): Promise<Claim | null>
  /** Prolongs the holder's claim; false when it is no longer theirs, and then nothing may be posted. */
  renew(slot: Slot, by: Omit<Claimant, "dead">): Promise<boolean>
  /** Keeps what the slot's post says, before it is posted. */
  draft(slot: Slot, holder: string, draft: Draft): Promise<boolean>
  /** Gives the claim back: nobody tries again before `retry`. */
  release(slot: Slot, holder: string, retry: Date, trouble: string | null): Promise<void>
  /**
   * Says for ever what became of the slot; of one that was posted, its featured words count from then on. `halt`: the
   * channel's order stands still until somebody resumes it. False when the claim is no longer the holder's.
   */
  conclude(slot: Slot, holder: string, settlement: Settlement, at: Date, halt?: boolean): Promise<boolean>
  /** Opens a failed slot again, so that it can be posted after all. */
  reopen(slot: Slot): Promise<void>
  /** The slot as it stands; null when nobody has claimed it yet. */
  get(slot: Slot): Promise<SlotRow | null>
  /** Slots of these dates that are settled, or held. */
  list(dates: readonly string[]): Promise<readonly SlotState[]>
  /** The channel's last edition that was posted, or refused for what it says; null when there was none. */
  lastEdition(channel: ChannelKey): Promise<{ readonly date: string; readonly cutoff: number } | null>
  /** How many slots became what, since the archive was made; `late` are among the posted ones. */
  tally(): Promise<{ readonly posted: number; readonly late: number; readonly missed: number; readonly failed: number }>
  /** How often a channel has had words as quote or fact of the day, by their key. */
  featured(channel: ChannelKey): Promise<ReadonlyMap<string, number>>
}

/** A channel's local date: at most one edition comes out for it, whatever happens. */
export type Slot = ChannelKey & {
  /** "2026-03-29" */
  readonly date: string
}

/** What a slot's post says, kept from before its first attempt on: every attempt posts the very same. */
export type Draft = {
  readonly reply: Reply
  /** Slugs of the stories that there was no room for, most important first. */
  readonly rest: readonly string[]
  /** Slugs of the stories that it tells, most important first; drafts of earlier versions have none. */
  readonly stories?: readonly string[]
  /** Keys of the words that were quote and fact of the day. */
  readonly featured: readonly string[]
  /** Why it says what it says; drafts of earlier versions have none. */
  readonly reasons?: readonly Reason[]
}

/** A slot that this process alone may work on until its lease ends. */
export type Claim = {
  /** Arrivals up to this number are the edition's; fixed by the first claim, so that none is lost between two editions. */
  readonly cutoff: number
  /** Null until it was composed. */
  readonly draft: Draft | null
  /** How often it was claimed, this time included. */
  readonly tries: number
}

/** Who claims, when, and until when. `dead`: holders whose claims count no more, since their processes have ended. */
export type Claimant = {
  readonly holder: string
  readonly at: Date
  readonly until: Date
  readonly dead: readonly string[]
}

/**
 * What became of a slot. `skipped`: nothing was new and so nothing was to be posted; `missed`: it was too late;
 * `failed`: refused, or nobody can know whether it came out, and `problem` says so in words.
 */
export type Settlement =
  | { readonly state: "posted"; readonly message: string; readonly isLate: boolean }
  | { readonly state: "skipped" }
  | { readonly state: "missed"; readonly problem: string }
  /** `byContent`: refused for what it says, so that its articles count as told. */
  | { readonly state: "failed"; readonly problem: string; readonly byContent?: true }

/** A slot as it stands; `settled` null: it is still being worked on. */
export type SlotRow = Slot & {
  readonly cutoff: number
  readonly draft: Draft | null
  readonly settled: (Settlement & { readonly at: string }) | null
  /** Who claims it, "" when nobody does. */
  readonly holder: string
  /** Why the last attempt came to nothing; null when there was none that did. */
  readonly trouble: string | null
}

export type SlotState = Slot & { readonly isSettled: boolean; readonly holder: string }
