import type { Asking } from "../../src/core/desk.ts"

/** Somebody who asks, in a channel, as a test gives it; whoever manages #news on Slack when nothing else is said. */
export function asking(
  given: Partial<Omit<Asking, "rank" | "zone" | "missing" | "linkTo" | "elsewhere" | "name" | "at">> & {
    readonly rank?: Awaited<ReturnType<Asking["rank"]>>
    readonly zone?: string | null
    readonly missing?: readonly string[]
    readonly link?: string | null
    readonly elsewhere?: string | null
    readonly name?: string | null
    readonly at?: Asking["at"]
  } = {},
): Asking {
  const {
    rank = "manager",
    zone = null,
    missing = [],
    link = "https://chat.example/news/1",
    elsewhere = null,
    name = "Ana",
    at = null,
    ...place
  } = given
  return {
    platform: "slack",
    channel: "C1",
    place: "#news",
    community: "T1",
    asker: "U1",
    needed: "to be a member of the channel",
    canPublish: false,
    ...place,
    rank: async () => rank,
    elsewhere: async () => elsewhere,
    name: async () => name,
    zone: async () => zone,
    missing: async () => missing,
    linkTo: async () => link,
    at,
  }
}
