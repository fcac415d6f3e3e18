import type { Asking } from "../../src/core/desk.ts"

/** Somebody who asks, in a channel, as a test gives it; whoever manages #news on Slack when nothing else is said. */
export function asking(
  given: Partial<Omit<Asking, "rank" | "zone" | "missing" | "linkTo">> & {
    readonly rank?: Awaited<ReturnType<Asking["rank"]>>
    readonly zone?: string | null
    readonly missing?: readonly string[]
    readonly link?: string | null
  } = {},
): Asking {
  const { rank = "manager", zone = null, missing = [], link = "https://chat.example/news/1", ...place } = given
  return {
    platform: "slack",
    channel: "C1",
    place: "#news",
    community: "T1",
    asker: "U1",
    needed: "to be a member of the channel",
    ...place,
    rank: async () => rank,
    zone: async () => zone,
    missing: async () => missing,
    linkTo: async () => link,
  }
}
