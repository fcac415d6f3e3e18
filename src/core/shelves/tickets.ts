import type { Call } from "../reply/reply.ts"

/** Calls that are too long for a button, and deliveries that were answered. */
export type Tickets = {
  /** Keeps a call under a short id that survives a restart; the same call has the same id. */
  keep(call: Call, at: Date): Promise<string>
  /** The call, or null when it was never kept or has expired. */
  open(id: string, at: Date): Promise<Call | null>
  /** True the second time a key comes, across restarts: a replayed delivery has one effect. */
  seen(key: string, at: Date): Promise<boolean>
}
