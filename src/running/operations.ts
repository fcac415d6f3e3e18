import { commands } from "../../commands/index.ts"
import { manifestOf } from "../adapters/slack/manifest.ts"
import type { House } from "../compose.ts"
import type { Config } from "../config.ts"
import type { Archive } from "../core/archive.ts"
import { dateIn, upcoming } from "../core/briefing/schedule.ts"
import type { Log } from "../core/desk.ts"
import { editionFor } from "../core/edition/gather.ts"
import type { BriefingCondition, Connecting, NextBriefing, Operations } from "../core/newsroom.ts"
import type { ChannelKey } from "../core/shelves/orders.ts"
import type { Standing } from "./health.ts"
import { openSpeakerDesk, type SpeakerAct } from "./speaker-desk.ts"

type OperationTools = {
  readonly standing: () => Promise<Standing>
  readonly now: () => Date
  readonly log: Log
  /** Told of each thing that the desk did with a speaker. */
  readonly countSpeaker: (act: SpeakerAct) => void
}

/** What the page shows of the running bot, and what it may do on this machine. */
export function openOperations(
  house: Pick<House, "archive" | "pasting" | "verifyDraft"> & {
    readonly briefings: Pick<House["briefings"], "troubles">
    readonly messages: Pick<House["messages"], "status">
  },
  connecting: Connecting,
  tools: OperationTools,
): Operations {
  const { archive, briefings, messages, pasting, verifyDraft } = house
  const { standing, now, log, countSpeaker } = tools
  return {
    pasting,
    verifyDraft,
    connecting,
    speakers: openSpeakerDesk(archive, { now, log, count: countSpeaker }),
    nextBriefing: (channel) => nextBriefing(archive, channel, now()),
    async condition() {
      const fares = await standing()
      if (fares.archive.reading !== null) return { ...fares, troubles: [], briefings: [], outOfReach: NONE_KNOWN }
      const told: BriefingCondition[] = []
      for (const order of await archive.orders.list()) {
        const { place, platform, channel, standing, problem, time, zone } = order
        const [next] = standing === "active" ? upcoming(order, now(), 1) : []
        const last = await archive.slots.lastEdition(order)
        told.push({
          place,
          platform,
          channel,
          standing,
          problem,
          time: `${time} (${zone})`,
          next: next?.date ?? null,
          last: last?.date ?? null,
        })
      }
      const { unreachable, lost } = await messages.status()
      return { ...fares, troubles: await briefings.troubles(), briefings: told, outOfReach: { unreachable, lost } }
    },
  }
}

/** What an order's next briefing says of what has come until now. */
async function nextBriefing(archive: Archive, key: ChannelKey, now: Date): Promise<NextBriefing | null> {
  const order = await archive.orders.get(key)
  if (!order) return null
  const date = order.standing === "active" ? (upcoming(order, now, 1)[0]?.date ?? null) : null
  const bounds = { date: date ?? dateIn(order.zone, now), now, cutoff: Number.POSITIVE_INFINITY }
  const { reply } = await editionFor(archive, order, bounds)
  return { place: order.place, problem: order.problem, date, reply }
}

const NONE_KNOWN = { unreachable: 0, lost: [] } as const

/** From the settings, which `doctor` examines. */
export async function connectingFrom(config: Config): Promise<Connecting> {
  const { DISCORD_TOKEN, DISCORD_APPLICATION_ID: id, SLACK_BOT_TOKEN, SLACK_COMMAND_PREFIX: prefix } = config
  const invitations = id === undefined ? [] : (await import("../adapters/discord/invitations.ts")).invitations(id)
  return {
    discord: { isSet: DISCORD_TOKEN !== undefined && id !== undefined, invitations },
    slack: {
      isSet: SLACK_BOT_TOKEN !== undefined,
      manifest: JSON.stringify(manifestOf(commands, { prefix }), null, 2),
    },
  }
}
