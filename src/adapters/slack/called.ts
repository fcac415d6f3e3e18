import type { Receiver } from "@slack/bolt"
import type { Fault } from "./faults.ts"

/** What became of a call to Slack, and what it answered. */
export type Called =
  | { readonly ok: true; readonly data: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly fault: Fault }

/** It worked, and there is nothing more to say. */
export const DONE: Called = { ok: true, data: {} }

/** How Slack reaches us; `start` tells whether it can, as far as that is known then. */
export type Connection = Omit<Receiver, "start"> & { start(): Promise<Called>; isUp(): boolean }
