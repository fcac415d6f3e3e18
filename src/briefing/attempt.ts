import type { Adapter, PostedId, Posting } from "../adapters/adapter.ts"
import type { Archive } from "../core/archive.ts"
import type { Order } from "../core/briefing/order.ts"
import { type Due, LATE_AFTER, minutesLate, slotKey } from "../core/briefing/schedule.ts"
import type { Log } from "../core/desk.ts"
import { editionFor } from "../core/edition/gather.ts"
import { markedLate } from "../core/edition/index.ts"
import type { Reason } from "../core/edition/reasons.ts"
import type { Reply } from "../core/reply/reply.ts"
import type { Claim, Draft, Settlement, Slot } from "../core/shelves/slots.ts"
import { leaseEnd, pauseBefore, whileHeld } from "../running/lease.ts"
import type { Holder } from "./holder.ts"
import { haltedReport, lostReport, missedReport, unpublishedReport, unsureReport } from "./reports.ts"

/** What working on slots needs. */
export type Bench = {
  readonly archive: Archive
  readonly holder: Holder
  readonly now: () => Date
  readonly log: Log
  /** Milliseconds on a clock that nobody sets; the process's own where it is left out. */
  readonly elapsed?: () => number
  /** Told of each step, in order, once it is on disk; tests kill the process there. */
  readonly onStep?: (step: AttemptStep, slot: Slot) => void
}

export type AttemptStep = "claimed" | "composed" | "intended" | "posted" | "settled"

/** What became of working on a slot. `later`: it is to be tried again, in `afterMs`; `lost`: somebody else has it. */
export type Worked =
  | { readonly kind: "settled"; readonly settlement: Settlement; readonly reasons: readonly Reason[] }
  | {
      readonly kind: "later"
      readonly problem: string
      /** The same for people in chat. */
      readonly inChat: string
      readonly afterMs: number
      readonly isWide: boolean
    }
  | { readonly kind: "lost" }

type Work = {
  readonly order: Order
  /** The order's: whoever resumed it is told again when it is refused again. */
  readonly revision: number
  readonly due: Due
  readonly adapter: Adapter
  readonly dead: readonly string[]
}

/**
 * Brings a slot to its end, or a step nearer: claims it, composes its edition unless an earlier attempt did, posts it and
 * writes down what came of it. `isAsked`: somebody pressed a button for it, so that it is never late, and hears of a refusal
 * themselves.
 */
export async function workOn(bench: Bench, { dead, ...work }: Work, isAsked = false): Promise<Worked> {
  const { archive, holder, now } = bench
  const { order, due } = work
  const slot: Slot = { platform: order.platform, channel: order.channel, date: due.date }
  const claim = await archive.slots.claim(slot, { holder: holder.name, at: now(), until: leaseEnd(now), dead })
  if (!claim) return { kind: "lost" }
  bench.onStep?.("claimed", slot)
  const renewed = (until: Date) => archive.slots.renew(slot, { holder: holder.name, at: now(), until })
  try {
    return await whileHeld(now, renewed, (renew) => postSlot(bench, { ...work, slot, claim, renew, isAsked }))
  } catch (error) {
    await archive.slots.release(slot, holder.name, now(), "Something went wrong on our side.")
    throw error
  }
}

type Attempt = Omit<Work, "dead"> & {
  readonly slot: Slot
  readonly claim: Claim
  readonly renew: () => Promise<boolean>
  readonly isAsked: boolean
}

async function postSlot(bench: Bench, attempt: Attempt): Promise<Worked> {
  const { archive, holder, now, onStep } = bench
  const { order, due, adapter, slot, claim, renew, isAsked } = attempt
  const isTooLate = () => !isAsked && minutesLate(due, now()) > order.lateLimit
  if (isTooLate() && claim.draft === null)
    return settleSlot(bench, attempt, missed("Pullquote was not running when it was due."))

  const draft = claim.draft ?? (await composeDraft(bench, attempt))
  if (draft === null) return settleSlot(bench, attempt, { state: "skipped" })
  onStep?.("composed", slot)
  const isLate = !isAsked && minutesLate(due, now()) >= LATE_AFTER
  const reply = isLate ? markedLate(draft.reply, `${order.time} (${order.zone})`) : draft.reply
  const mayPost = async () => {
    onStep?.("intended", slot)
    return !isTooLate() && (await renew())
  }
  const posting = await adapter.post(order.channel, reply, slotKey(order, due.date), mayPost)
  if (posting.kind === "posted") {
    onStep?.("posted", slot)
    if (order.publish) await publish(bench, attempt, posting.posted)
    await refreshName(bench, attempt)
    return settleSlot(bench, attempt, { state: "posted", message: posting.posted.message, isLate }, draft)
  }
  if (posting.kind === "withheld") {
    if (isTooLate()) return giveUp(bench, attempt, "It could not be posted in time.")
    return { kind: "lost" }
  }
  if (posting.kind === "later") return tryLater(bench, attempt, posting, isTooLate())
  if (isAsked && (posting.kind === "refused" || posting.kind === "blocked")) {
    await archive.slots.release(slot, holder.name, now(), posting.problem)
    return { kind: "later", problem: posting.problem, inChat: posting.problem, afterMs: 0, isWide: false }
  }
  if (posting.kind === "blocked") return loseEdition(bench, attempt, draft, posting)
  const { problem } = posting
  const isRefused = posting.kind === "refused"
  const words = isRefused ? haltedReport(order, due.date, problem) : unsureReport(order, due.date, problem, now())
  if (!isAsked && !(await tellOrderer(bench, attempt, words))) return tryLater(bench, attempt, untold(problem), false)
  return settleSlot(bench, attempt, { state: "failed", problem }, null, isRefused)
}

/** Before the slot is settled, so that a crash in between has it done by the next attempt. */
async function publish(bench: Bench, attempt: Attempt, posted: PostedId): Promise<void> {
  const { order, due, adapter } = attempt
  const problem = (await adapter.publish?.(posted)) ?? null
  if (problem !== null) await tellOrderer(bench, attempt, unpublishedReport(order, due.date, problem))
}

/** For the command line and the log, which know a channel by its name alone. */
async function refreshName({ archive, log }: Bench, { order, adapter }: Attempt): Promise<void> {
  try {
    const name = (await adapter.nameOf?.(order.channel)) ?? null
    if (name !== null && name !== order.place) await archive.orders.rename(order, name)
  } catch (error) {
    log.warn({ channel: order.channel, err: error }, "a channel's new name could not be saved")
  }
}

const missed = (problem: string): Settlement => ({ state: "missed", problem })

type Later = Extract<Posting, { kind: "later" }>

const untold = (problem: string): Later => ({ kind: "later", problem, afterMs: 30_000 })

/** Writes down what the slot's post will say; null when it is to say nothing. */
async function composeDraft(
  { archive, holder, now }: Bench,
  { order, due, slot, claim }: Attempt,
): Promise<Draft | null> {
  const edition = await editionFor(archive, order, { date: due.date, now: now(), cutoff: claim.cutoff })
  if (edition.isEmpty && order.whenEmpty === "skip") return null
  const { reply, stories, rest, featured, reasons } = edition
  const draft = { reply, stories, rest, featured, reasons }
  await archive.slots.draft(slot, holder.name, draft)
  return draft
}

async function tryLater(
  bench: Bench,
  attempt: Attempt,
  { problem, inChat = problem, afterMs, isWide, isExact }: Later,
  isTooLate: boolean,
): Promise<Worked> {
  if (isTooLate) return giveUp(bench, attempt, inChat)
  const { archive, holder, now } = bench
  const pause = pauseBefore(attempt.claim.tries, { afterMs, isExact })
  await archive.slots.release(attempt.slot, holder.name, new Date(now().getTime() + pause), problem)
  return { kind: "later", problem, inChat, afterMs: pause, isWide: isWide === true }
}

/** This edition is lost and the next one comes: what is refused for its words would be refused again. */
async function loseEdition(
  bench: Bench,
  attempt: Attempt,
  draft: Draft,
  { problem, byContent }: Extract<Posting, { kind: "blocked" }>,
): Promise<Worked> {
  const words = lostReport(attempt.order, attempt.due.date, problem, byContent, bench.now())
  if (!(await tellOrderer(bench, attempt, words))) return tryLater(bench, attempt, untold(problem), false)
  return settleSlot(bench, attempt, { state: "failed", problem, ...(byContent && { byContent }) }, draft)
}

/** Too late: whoever ordered it is told, as far as that can be, and the slot is closed. */
async function giveUp(bench: Bench, attempt: Attempt, problem: string): Promise<Worked> {
  await tellOrderer(bench, attempt, missedReport(attempt.order, attempt.due.date, problem, bench.now()))
  return settleSlot(bench, attempt, missed(problem))
}

/** False when whoever ordered it cannot be told now; what can never be told is in the log. */
async function tellOrderer({ log }: Bench, { order, revision, due, adapter }: Attempt, words: Reply): Promise<boolean> {
  const telling = await adapter.tell(order, words, `${slotKey(order, due.date)}:report:${revision}`)
  if (telling.kind === "posted") return true
  const { platform, channel, place } = order
  const problem = "problem" in telling ? telling.problem : ""
  log.error(
    { platform, channel, place, date: due.date, problem },
    "the person who scheduled a briefing could not be told about it",
  )
  return telling.kind !== "later"
}

async function settleSlot(
  { archive, holder, now, log, onStep }: Bench,
  { slot, order }: Attempt,
  settlement: Settlement,
  draft: Draft | null = null,
  halt = false,
): Promise<Worked> {
  if (!(await archive.slots.conclude(slot, holder.name, settlement, now(), halt))) return { kind: "lost" }
  onStep?.("settled", slot)
  const line = { ...slot, place: order.place, ...settlement }
  if (settlement.state === "failed" || settlement.state === "missed") log.error(line, `a briefing ${settlement.state}`)
  else log.info(line, `a briefing was ${settlement.state}`)
  return { kind: "settled", settlement, reasons: draft?.reasons ?? [] }
}
