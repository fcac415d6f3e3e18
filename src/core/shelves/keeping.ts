import type { Order } from "../briefing/order.ts"
import type { SpeakerCorrection } from "../speaker-corrections/correction.ts"
import type { LedgerEntry, Posted } from "./ledger.ts"
import type { KeptOrder } from "./orders.ts"
import type { Slot, SlotRow } from "./slots.ts"

/** What must not be lost, and what must go for good. */
export type Keeping = {
  /** Which archive this is, and how often its orders were written down. */
  mark(): Promise<Mark>
  /**
   * Brings back what the archive has not: orders, zones, slots and what was posted for them, and whom the desk has named as
   * speakers. What is there stays, unless the same archive knew better later. Every article that is there now counts as one that was there before.
   */
  restore(kept: KeptOrders, at: Date): Promise<Restored>
}

export type Mark = { readonly archive: string; readonly number: number }

/** Orders and what belongs to them, and corrected speakers, as they stand in a file beside the archive. */
export type KeptOrders = Mark & {
  readonly orders: readonly KeptOrder[]
  readonly zones: readonly { readonly platform: Order["platform"]; readonly community: string; readonly zone: string }[]
  readonly slots: readonly (Slot & Pick<SlotRow, "settled">)[]
  readonly postings: readonly { readonly entry: LedgerEntry; readonly posted: Posted | null }[]
  readonly speakers: readonly SpeakerCorrection[]
}

export type Restored = { readonly orders: number; readonly slots: number; readonly speakers: number }
