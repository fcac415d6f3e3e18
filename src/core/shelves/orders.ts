import type { Order } from "../briefing/order.ts"

/** Standing orders, one a channel. */
export type Orders = {
  /** The channel's order with its revision, which grows with every change; null when it has none. */
  get(channel: ChannelKey): Promise<KeptOrder | null>
  /** All orders, of one community or of every one, by their channels' names. */
  list(community?: string): Promise<readonly KeptOrder[]>
  /**
   * Keeps the order in place of the one of `revision` (0: there is none yet), and its zone as the community's last chosen
   * one. False, and nothing is changed, when the channel's order has been changed meanwhile.
   */
  keep(order: Order, revision: number): Promise<boolean>
  /** Writes down what the channel is called now; that is no change of the order. */
  rename(channel: ChannelKey, place: string): Promise<void>
  /** False when there was none. What was posted stays known. */
  drop(channel: ChannelKey): Promise<boolean>
  /** The zone that was chosen last in the community; null when none was. */
  lastZone(platform: Order["platform"], community: string): Promise<string | null>
}

/** Names a channel on every platform. */
export type ChannelKey = Pick<Order, "platform" | "channel">

export type KeptOrder = Order & { readonly revision: number }
