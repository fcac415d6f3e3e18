import type { Order } from "../../src/core/briefing/order.ts"
import { placeRun } from "../../src/core/briefing/place-run.ts"
import { dateIn } from "../../src/core/briefing/schedule.ts"
import { misuse } from "../../src/core/command/misuse.ts"
import type { Desk } from "../../src/core/desk.ts"
import { editionFor } from "../../src/core/edition/gather.ts"
import { type Edition, restOf } from "../../src/core/edition/index.ts"
import { reasonLines } from "../../src/core/edition/reasons.ts"
import {
  type Action,
  type Block,
  callTo,
  heading,
  list,
  note,
  paragraph,
  plain,
  type Reply,
  type Run,
  toAsker,
} from "../../src/core/reply/reply.ts"
import type { Draft } from "../../src/core/shelves/slots.ts"
import { orderIn, orderingPlace, plainOrder } from "./order-lines.ts"

/** For the operator at the shell, who asks in no channel. */
const NOWHERE = { platform: "discord", channel: "", place: "a channel", community: "", asker: "" } as const

/** The channel's order, or a plain one where there is none. */
async function orderHere(desk: Desk): Promise<Order> {
  const { archive, asking, timeZone } = desk
  const kept = asking && (await orderIn(asking, desk))
  if (kept) return kept
  const zone = asking && (await archive.orders.lastZone(asking.platform, asking.community))
  return plainOrder(asking ?? NOWHERE, zone ?? timeZone)
}

/** What today's briefing says now, for the asker alone; who may order can post it. */
export async function previewEdition({ explain }: { readonly explain: boolean }, desk: Desk): Promise<Reply> {
  const { archive, asking, now } = desk
  const order = await orderHere(desk)
  const date = dateIn(order.zone, now())
  const out = (await archive.slots.get({ ...order, date }))?.settled
  const edition = await editionFor(archive, order, { date, now: now(), cutoff: Number.POSITIVE_INFINITY })
  const mayPost = asking !== null && out?.state !== "posted" && (await asking.rank()) !== "guest"
  const subject = asking
    ? [{ text: "Preview of today's briefing for " }, placeRun(order), { text: ". Only you can see it." }]
    : plain("Preview of today's briefing (all topics)")
  const first = out?.state === "posted" ? [await isOut(out.message, desk), note("New since then:")] : [note(subject)]
  const actions = [
    ...(mayPost ? [{ label: "Post it", call: callTo("briefing", { action: "post", slot: date }) }] : []),
    ...(edition.rest.length > 0 ? [moreAction(edition.rest.length)] : []),
    ...(explain ? [] : [{ label: "Why these", call: callTo("briefing", { action: "now", explain: true }) }]),
  ]
  return toAsker(
    [...first, ...edition.reply.blocks, ...(explain ? await whyBlocks(edition.reasons, desk) : [])],
    actions,
    edition.isEmpty ? "nothing" : "answered",
  )
}

/** "Today's briefing is out", with the way to it where the platform tells one. */
async function isOut(message: string, { asking }: Desk): Promise<Block> {
  const link = (await asking?.linkTo(message)) ?? null
  const run: Run = link === null ? { text: "in this channel" } : { text: link, href: link }
  return paragraph([{ text: "Today's briefing has been posted: " }, run])
}

async function whyBlocks(reasons: Edition["reasons"], { archive }: Desk): Promise<readonly Block[]> {
  if (reasons.length === 0) return [note("Nothing is new, so there was nothing to choose from.")]
  const lines = await reasonLines(archive.articles, reasons)
  return [heading("Why these"), list(lines.map((line) => ({ prose: plain(line) })))]
}

/** Claims today's slot and posts, so that nothing more comes at the set time. Pressed again, it shows where it is. */
export async function postEdition({ slot }: { readonly slot: string | undefined }, desk: Desk): Promise<Reply> {
  const place = await orderingPlace(desk.asking)
  if (!place.ok) return place.reply
  const order = await orderHere(desk)
  const today = dateIn(order.zone, desk.now())
  const see: Action = { label: "Preview today's", call: callTo("briefing", { action: "now" }) }
  if (slot !== today) return misuse("That preview was for another day. Preview today's first.", [see])
  const posted = await desk.postNow(order, today)
  switch (posted.state) {
    case "posted":
      return toAsker([await isOut(posted.message, desk)])
    case "busy":
      return misuse("It is being posted now.", [see])
    case "skipped":
      return toAsker([note("Nothing is new. This briefing is set to skip such days, so nothing was posted.")])
    case "failed":
      return misuse(`Not posted. ${posted.problem}`, [see])
  }
}

type DraftPage = { readonly slot: string | undefined; readonly page: number }

/** What the channel's post of a date holds; without a date what today's would. */
export async function draftOf(
  { slot }: DraftPage,
  desk: Desk,
): Promise<Pick<Draft, "rest" | "reasons" | "stories"> | null> {
  const order = await orderHere(desk)
  if (slot !== undefined) return (await desk.archive.slots.get({ ...order, date: slot }))?.draft ?? null
  const bounds = { date: dateIn(order.zone, desk.now()), now: desk.now(), cutoff: Number.POSITIVE_INFINITY }
  return editionFor(desk.archive, order, bounds)
}

const ON_A_PAGE = 10

const moreAction = (count: number, next: Partial<DraftPage> = {}): Action => ({
  label: `${count} more`,
  call: callTo("briefing", { action: "more" }, next),
})

export const GONE = misuse("This briefing is no longer stored.", [{ label: "Articles", call: callTo("articles") }])

/** The stories that a post had no room for. */
export async function showMore(asked: DraftPage, desk: Desk): Promise<Reply> {
  const draft = await draftOf(asked, desk)
  if (!draft) return GONE
  const from = (asked.page - 1) * ON_A_PAGE
  const left = draft.rest.length - from - ON_A_PAGE
  const blocks = await restOf(desk.archive.articles, draft.rest.slice(from, from + ON_A_PAGE))
  return toAsker(
    blocks.length === 0 ? [note("There are no more stories.")] : blocks,
    left > 0 ? [moreAction(left, { slot: asked.slot, page: asked.page + 1 })] : [],
  )
}

/** Why the stories of a post stand where they do. */
export async function showWhy(asked: DraftPage, desk: Desk): Promise<Reply> {
  const draft = await draftOf(asked, desk)
  return draft?.reasons ? toAsker(await whyBlocks(draft.reasons, desk)) : GONE
}
