import type { Adapter, Editing, Failed, Posting } from "../adapters/adapter.ts"
import type { Holder } from "../briefing/holder.ts"
import type { Archive } from "../core/archive.ts"
import { dateIn } from "../core/briefing/schedule.ts"
import type { Log } from "../core/desk.ts"
import { correctedReply, correctionNotice } from "../core/follow/corrected.ts"
import { AS_POSTED, areSameFinding, aspectsOf, type ShownFinding } from "../core/follow/finding.ts"
import { type Followed, follow } from "../core/follow/followed.ts"
import { isGone } from "../core/follow/opening.ts"
import type { Reply } from "../core/reply/reply.ts"
import type { Conclusion, FollowClaim, Outcome } from "../core/shelves/following.ts"
import { shortDate } from "../core/show/kind.ts"
import { shownIn } from "../core/show/shown.ts"
import { leaseEnd, pauseBefore, whileHeld } from "../running/lease.ts"
import { fatesOf, replyShowing } from "./fates.ts"

/** What following needs. */
export type FollowBench = {
  readonly archive: Archive
  readonly holder: Holder
  readonly now: () => Date
  readonly log: Log
  /** In which the day of a correction is told. */
  readonly timeZone: string
  /** Milliseconds on a clock that nobody sets; the process's own where it is left out. */
  readonly elapsed?: () => number
  /** Told of each step, in order; tests kill the process there. */
  readonly onStep?: (step: FollowStep, key: string) => void
}

export type FollowStep = "claimed" | "compared" | "begun" | "edited" | "settled"

/** `later`: it is to be tried again; `isWide`: so it is with everything on the platform; `lost`: somebody else has it. */
export type FollowResult =
  | { readonly kind: "settled"; readonly outcome: Outcome }
  | { readonly kind: "later"; readonly afterMs: number; readonly isWide: boolean }
  | { readonly kind: "lost" }

const HOUR_MS = 3_600_000
/** A message is edited so often within an hour; then the last state waits. */
const EDITS_AN_HOUR = 2
/** A message that is being posted is not out yet; longer ago nobody knows whether it came out. */
const UNDER_WAY_MS = 5 * 60_000
const UNTIL_OUT_MS = 30_000

type Work = { readonly key: string; readonly adapter: Adapter; readonly dead: readonly string[] }

/** Compares what a message shows with what stands now, and has it say what differs. */
export async function followMessage(bench: FollowBench, { key, adapter, dead }: Work): Promise<FollowResult> {
  const { archive, holder, now, onStep } = bench
  const claim = await archive.following.claim(key, { holder: holder.name, at: now(), until: leaseEnd(now), dead })
  if (!claim) return { kind: "lost" }
  onStep?.("claimed", key)
  const renewed = (until: Date) => archive.following.renew(key, { holder: holder.name, at: now(), until })
  try {
    return await whileHeld(now, renewed, (renew) => compare(bench, { key, adapter, claim, renew }))
  } catch (error) {
    await archive.following.release(key, holder.name, now(), "Something went wrong on our side.")
    throw error
  }
}

type Attempt = Omit<Work, "dead"> & { readonly claim: FollowClaim; readonly renew: () => Promise<boolean> }

async function compare(bench: FollowBench, attempt: Attempt): Promise<FollowResult> {
  const { archive, now, onStep, timeZone } = bench
  const { key, claim } = attempt
  const { entry, posted, told, edits } = claim
  if (posted === null) {
    const isUnderWay = now().getTime() - Date.parse(entry.at) < UNDER_WAY_MS
    if (isUnderWay) return release(bench, attempt, { kind: "later", problem: "", afterMs: UNTIL_OUT_MS, isExact: true })
  }
  const reply = claim.reply ?? (await replyShowing(archive, entry.shown))
  const shows = shownIn(reply)
  const followed = follow(shows, await fatesOf(archive, shows))
  const findings = [...followed.findings.values()]
  onStep?.("compared", key)
  const isTold = findings.length === told.length && findings.every((one, n) => areSameFinding(one, told[n] ?? null))
  if (isTold) return conclude(bench, attempt, followed, "same")
  if (posted === null)
    return conclude(bench, attempt, followed, "unreachable", "It is not known whether it was posted.")
  const recent = edits.slice(-EDITS_AN_HOUR)
  const free = Date.parse(recent[0] ?? "") + HOUR_MS - now().getTime()
  // What must be read no longer goes at once.
  const isUrgent = findings.filter(isGone).length > told.filter(isGone).length
  if (recent.length === EDITS_AN_HOUR && free > 0 && !isUrgent) {
    return release(bench, attempt, { kind: "later", problem: "", afterMs: free, isExact: true })
  }
  const day = shortDate(dateIn(timeZone, new Date(claim.since))) ?? ""
  if (claim.reply === null || !posted.editable || posted.message === "") {
    return answerBelow(bench, attempt, { reply, followed, day })
  }
  const edited = await attempt.adapter.edit(
    { channel: posted.channel ?? entry.channel, message: posted.message, asker: entry.asker },
    correctedReply(reply, followed, day, told),
    mayEdit(bench, attempt),
  )
  return finish(bench, attempt, followed, edited, "edited", () => answerBelow(bench, attempt, { reply, followed, day }))
}

/** What comes of an attempt: `done` when the platform took it, `otherwise` when it takes it from nobody. */
async function finish(
  bench: FollowBench,
  attempt: Attempt,
  followed: Followed,
  taken: Editing | Posting,
  done: "edited" | "replied",
  otherwise: (problem: string) => Promise<FollowResult>,
): Promise<FollowResult> {
  switch (taken.kind) {
    case "edited":
    case "posted":
      bench.onStep?.("edited", attempt.key)
      return conclude(bench, attempt, followed, done)
    case "gone":
      return conclude(bench, attempt, followed, "gone")
    case "withheld":
      return { kind: "lost" }
    case "later":
      return release(bench, attempt, taken)
    case "refused":
    case "blocked":
    case "unsure":
      return otherwise(taken.problem)
  }
}

const mayEdit =
  ({ onStep }: FollowBench, { key, renew }: Attempt) =>
  () => {
    onStep?.("begun", key)
    return renew()
  }

type Notice = { readonly reply: Reply; readonly followed: Followed; readonly day: string }

/** One reply in the thread or channel of a message that cannot be edited; it is edited itself when more changes. */
async function answerBelow(
  bench: FollowBench,
  attempt: Attempt,
  { reply, followed, day }: Notice,
): Promise<FollowResult> {
  const { archive } = bench
  const { key, claim, adapter } = attempt
  const { entry, posted } = claim
  const notice = correctionNotice(reply, followed, day, claim.told)
  const own = `correction:${key}`
  const earlier = await archive.ledger.find(own)
  const below = entry.thread ?? (posted?.message || undefined)
  const told = earlier?.posted
    ? await adapter.edit({ channel: earlier.channel, message: earlier.posted.message }, notice, mayEdit(bench, attempt))
    : await adapter.post(posted?.channel ?? entry.channel, notice, own, mayEdit(bench, attempt), below)
  return finish(bench, attempt, followed, told, "replied", (problem) =>
    conclude(bench, attempt, followed, "unreachable", problem),
  )
}

async function release(
  { archive, holder, now }: FollowBench,
  { key, claim }: Attempt,
  { problem, afterMs, isExact, isWide }: Extract<Failed, { kind: "later" }>,
): Promise<FollowResult> {
  const pause = pauseBefore(claim.tries, { afterMs, isExact })
  await archive.following.release(key, holder.name, new Date(now().getTime() + pause), problem === "" ? null : problem)
  return { kind: "later", afterMs: pause, isWide: isWide === true }
}

async function conclude(
  { archive, holder, now, log, onStep }: FollowBench,
  { key, claim }: Attempt,
  followed: Followed,
  outcome: Outcome,
  problem: string | null = null,
): Promise<FollowResult> {
  const { change, entry, told, corrected, edits } = claim
  const at = now()
  const known = told.flatMap(aspectsOf)
  const isNew = (finding: ShownFinding) => !known.some((one) => areSameFinding(one, finding))
  const isSaid = outcome === "edited" || outcome === "replied"
  const conclusion: Conclusion = {
    outcome,
    told: outcome === "same" ? told : [...followed.findings.values()],
    edits: isSaid ? [...edits, at.toISOString()].slice(-EDITS_AN_HOUR) : edits,
    corrections: outcome === "same" ? [] : [...newOf(followed, isNew), ...undoneIn(followed, corrected)],
    problem,
    at,
  }
  if (!(await archive.following.conclude(key, holder.name, change, conclusion))) return { kind: "lost" }
  onStep?.("settled", key)
  const line = { platform: entry.platform, channel: entry.channel, key, outcome }
  if (outcome === "unreachable") log.warn({ ...line, problem }, "a message shows outdated words and cannot be reached")
  else if (outcome !== "same") log.info(line, "a message was updated with its article")
  return { kind: "settled", outcome }
}

const newOf = ({ findings }: Followed, isNew: (finding: ShownFinding) => boolean): Conclusion["corrections"] =>
  Array.from(findings).flatMap(([{ slug }, finding]) =>
    aspectsOf(finding)
      .filter(isNew)
      .map((aspect) => ({ slug, finding: aspect })),
  )

/** Articles of which the message said something, and that stand again as it first showed them. */
function undoneIn({ findings }: Followed, corrected: readonly string[]): Conclusion["corrections"] {
  const slugs = new Set(Array.from(findings.keys(), ({ slug }) => slug))
  return corrected.filter((slug) => !slugs.has(slug)).map((slug) => ({ slug, finding: AS_POSTED }))
}
