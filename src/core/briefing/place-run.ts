import { channelRun, type Run } from "../reply/reply.ts"
import type { Order } from "./order.ts"

/** An order's place, alive where it is a channel: by the name that it has now. */
export const placeRun = ({ channel, place }: Pick<Order, "channel" | "place">): Run =>
  place.startsWith("#") ? channelRun(channel, place) : { text: place }
