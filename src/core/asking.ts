import type { Order } from "./briefing/order.ts"

/** Where something is asked and by whom, as far as standing orders need to know it. */
export type Asking = Pick<Order, "platform" | "channel" | "place" | "community"> & {
  /** Who asks, by the platform's id. */
  readonly asker: string
  /** `manager`: may order here, and see every order of the community; `member`: may order here; `guest`: may look. */
  rank(): Promise<"manager" | "member" | "guest">
  /** What ordering here takes, for who lacks it: "the permission “Manage Server”". */
  readonly needed: string
  /** The asker's own time zone as the platform keeps it; null when it keeps none or does not tell. */
  zone(): Promise<string | null>
  /** What keeps the bot from posting here, a sentence each with what to do. */
  missing(): Promise<readonly string[]>
  /** The address of a message in this channel; null when the platform does not tell. */
  linkTo(message: string): Promise<string | null>
}
