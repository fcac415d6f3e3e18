/** A channel's standing order for its daily briefing; one a channel. */
export type Order = {
  readonly platform: "discord" | "slack"
  readonly channel: string
  /** What people call the channel: "#newsroom". */
  readonly place: string
  /** The server or workspace that the channel belongs to. */
  readonly community: string
  /** Who ordered it, by the platform's id: whoever is told when it cannot be posted. */
  readonly orderedBy: string
  /** What they were called then; absent in orders of earlier releases and where it is not known. */
  readonly orderedByName?: string
  /** Each post is published to the servers that follow the channel. */
  readonly publish?: true
  /** On the clock of `zone`: "07:30". */
  readonly time: string
  /** A name that Intl knows: "Europe/Kyiv". */
  readonly zone: string
  readonly days: Days
  /** Search words; several topics are separated by commas, and any of them will do. Null: everything. */
  readonly topics: string | null
  /** A canonical name: only articles that quote them. */
  readonly speaker: string | null
  /** What to post when nothing is new: from the archive, nothing at all, or that there is nothing. */
  readonly whenEmpty: WhenEmpty
  /** How late a briefing may still come, in minutes. */
  readonly lateLimit: number
  /** An ISO instant: what was due before it is none of this order's. */
  readonly since: string
  /** `halted`: it was refused, and `problem` says what a person must mend before it is resumed. */
  readonly standing: "active" | "paused" | "halted"
  readonly problem: string | null
}

/** ISO weekdays, 1 (Monday) to 7 (Sunday), ascending and at least one. */
export type Days = readonly number[]

/** By ISO weekday, from 1. */
export const WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ")

export const WHEN_EMPTY = ["archive", "skip", "say-so"] as const
export type WhenEmpty = (typeof WHEN_EMPTY)[number]
