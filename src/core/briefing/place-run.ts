import { channelRun, type Run } from "../reply/reply.ts"
import type { Order } from "./order.ts"

/** Whether the place has a name of its own; conversations have none. */
export const isChannel = ({ place }: Pick<Order, "place">): boolean => place.startsWith("#")

/** An order's place, alive where it is a channel: by the name that it has now. */
export const placeRun = ({ channel, place }: Pick<Order, "channel" | "place">): Run =>
  isChannel({ place }) ? channelRun(channel, place) : { text: place }
