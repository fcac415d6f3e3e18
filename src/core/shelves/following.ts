import type { ShownFinding } from "../follow/finding.ts"
import type { Reply } from "../reply/reply.ts"
import type { Gone } from "./articles.ts"
import type { LedgerEntry, Posted } from "./ledger.ts"
import type { Claimant } from "./slots.ts"

/** Messages that are to follow their articles: each is claimed by one process at a time, and settled once a change. */
export type Following = {
  /** Those of a platform behind which something has changed and that may be tried at this instant, the newest message first. */
  due(platform: string, at: Date, limit: number): Promise<readonly DueMessage[]>
  /** Null when it is settled, held by somebody whose lease has not ended, or not to be tried yet. */
  claim(key: string, by: Claimant): Promise<FollowClaim | null>
  /** Prolongs the holder's claim; false when it is no longer theirs, and then nothing may be edited. */
  renew(key: string, by: Omit<Claimant, "dead">): Promise<boolean>
  /** Gives the claim back: nobody tries again before `retry`. */
  release(key: string, holder: string, retry: Date, trouble: string | null): Promise<void>
  /** Says what became of the message up to a change. What has changed since is due. False: the claim is not the holder's. */
  conclude(key: string, holder: string, change: number, conclusion: Conclusion): Promise<boolean>
  /** Why an article is no longer there; null when it is, or nobody saw it go. */
  departed(slug: string): Promise<Gone | null>
  /** What readers were told since then, newest first; of all articles or of one. */
  corrections(since: Date, limit: number, slug?: string): Promise<readonly CorrectionRow[]>
  tally(): Promise<FollowTally>
  /** Messages that show what no longer stands and cannot be reached, newest first. */
  unreachable(limit: number): Promise<readonly Unreachable[]>
}

export type DueMessage = { readonly key: string; readonly holder: string }

export type FollowClaim = {
  readonly entry: LedgerEntry
  /** As it was posted; null in postings of an earlier release. */
  readonly reply: Reply | null
  /** Null: nobody knows whether it came out. */
  readonly posted: Posted | null
  /** Numbers the changes of what it shows. */
  readonly change: number
  /** When the last of them came. */
  readonly since: string
  /** What the message says of it by now. */
  readonly told: readonly ShownFinding[]
  /** Articles of which it says something, or says that it stands again as first posted. */
  readonly corrected: readonly string[]
  /** When it was edited. */
  readonly edits: readonly string[]
  readonly tries: number
}

/**
 * What became of a message. `same`: nothing need be told; `replied`: it could not be edited, and a reply stands below it;
 * `gone`: somebody deleted it.
 */
export type Outcome = "same" | "edited" | "replied" | "gone" | "unreachable"

export type Conclusion = {
  readonly outcome: Outcome
  readonly told: readonly ShownFinding[]
  readonly edits: readonly string[]
  /** What of it is for the list of corrections. */
  readonly corrections: readonly { readonly slug: string; readonly finding: ShownFinding }[]
  readonly problem: string | null
  readonly at: Date
}

/** A change and what became of the messages that showed the words. */
export type CorrectionRow = {
  readonly slug: string
  /** As it is now, or was last. */
  readonly title: string
  /** Set while the article is not there. */
  readonly gone: Gone | null
  readonly finding: ShownFinding
  readonly at: string
  readonly edited: number
  readonly replied: number
  readonly deleted: number
  readonly unreachable: number
}

export type FollowTally = Readonly<Record<Exclude<Outcome, "same">, number>> & {
  readonly due: number
  /** Changes that readers were told of, or should have been. */
  readonly corrections: number
}

/** All messages that show what no longer stands and cannot be reached, and the newest of them. */
export type OutOfReach = { readonly unreachable: number; readonly lost: readonly Unreachable[] }

export type Unreachable = Pick<LedgerEntry, "platform" | "channel" | "at"> & {
  readonly message: string | null
  readonly problem: string
}
