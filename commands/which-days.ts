import { dateIn } from "../src/core/briefing/schedule.ts"
import { isIsoDay, readAskedDays } from "../src/core/command/asked-days.ts"
import { misuse } from "../src/core/command/misuse.ts"
import type { Desk } from "../src/core/desk.ts"
import { dateInWords } from "../src/core/reply/lines.ts"
import { type Call, type OrReply, paragraph, toAsker } from "../src/core/reply/reply.ts"
import type { Filters } from "../src/core/shelves/snippets.ts"
import { brief } from "../src/core/text/cut.ts"

/** The two date options as they are typed, or as days: "2026-11-25", "2026-11" or "2026". */
export type Period = { readonly since: string | undefined; readonly until: string | undefined }

type Bound = keyof Period

/** Which days are meant: of a week its first for `since`, its last for `until`. `callWith` makes the call for other days. */
export async function whichDays(
  { since, until }: Period,
  callWith: (changed: Partial<Period>) => Call,
  desk: Desk,
): Promise<OrReply<Period>> {
  const first = await whichDay("since", since, callWith, desk)
  if (!first.ok) return first
  const last = await whichDay("until", until, callWith, desk)
  if (!last.ok) return last
  const period = { since: first.value, until: last.value }
  if (!isBackwards(period)) return { ok: true, value: period }
  const swap = {
    label: `since:${period.until} until:${period.since}`,
    call: callWith({ since: period.until, until: period.since }),
  }
  return {
    ok: false,
    reply: misuse(`since:${period.since} is after until:${period.until}. Did you mean:`, [swap]),
  }
}

/** The same as a filter. */
export const periodOf = ({ since, until }: Period): Pick<Filters, "since" | "until"> => ({
  ...(since !== undefined && { since }),
  ...(until !== undefined && { until }),
})

const isBackwards = ({ since, until }: Period): boolean =>
  since !== undefined && until !== undefined && since.slice(0, until.length) > until.slice(0, since.length)

async function whichDay(
  bound: Bound,
  typed: string | undefined,
  callWith: (changed: Partial<Period>) => Call,
  desk: Desk,
): Promise<OrReply<string | undefined>> {
  if (typed === undefined || isIsoDay(typed)) return { ok: true, value: typed }
  const reading = readAskedDays(typed, await todayOf(desk))
  if (reading?.is === "days") return { ok: true, value: boundOf(bound, reading.days) }
  const shown = `“${bound}:${brief(typed)}”`
  if (!reading) return { ok: false, reply: misuse(`${shown} is not a date. ${HOW}`) }
  const actions = reading.days.map((day) => ({ label: dateInWords(day), call: callWith({ [bound]: day }) }))
  return {
    ok: false,
    reply: toAsker([paragraph(`${shown} could be either of these dates. Which one?`)], actions, "nothing"),
  }
}

const HOW = "Write it as 25 November 2026, 2026-11-25, November 2026, yesterday or last week."

const boundOf = (bound: Bound, { from, to }: { readonly from: string; readonly to: string }): string =>
  bound === "since" ? from : to

/** The date of whoever asks. */
async function todayOf({ asking, timeZone, now }: Desk): Promise<string> {
  return dateIn((await asking?.zone()) ?? timeZone, now())
}

/** The days that are meant where that is clear, for completing while something else is typed. */
export async function clearDays(period: Period, desk: Desk): Promise<Period> {
  const days = await whichDays(period, () => ({ command: "", args: {} }), desk)
  return days.ok ? days.value : { since: undefined, until: undefined }
}

const OFFERED = ["today", "yesterday", "this week", "last week", "this month", "last month", "this year"]

/** What a date option offers: words for days, each with the day that it means, and what is typed where it is a date. */
export const daysOffered = async (bound: Bound, typed: string, desk: Desk) => {
  const today = await todayOf(desk)
  const begun = OFFERED.filter((words) => words.startsWith(typed.trim().toLowerCase()))
  return [typed, ...begun].flatMap((words) => {
    const reading = readAskedDays(words, today)
    if (!reading) return []
    const days = reading.is === "days" ? [boundOf(bound, reading.days)] : reading.days
    const name = begun.includes(words) ? `${words}: ` : ""
    return days.map((value) => ({ label: `${name}${dateInWords(value)}`, value }))
  })
}
