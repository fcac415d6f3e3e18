/**
 * Discord's limits. Lengths in UTF-16 code units, which is never more generous than Discord's own count.
 * Pages under discord.com/developers/docs: components/reference (components, text, button, rows) and
 * resources/message (flags).
 */
export const LIMITS = {
  /** In one message, nested ones counted. */
  components: 40,
  /** Over all text displays of a message. */
  text: 4000,
  buttonsInRow: 5,
  rows: 5,
  label: 80,
  customId: 100,
  /** Of a link; Discord's own for link buttons. */
  url: 512,
} as const

/** Message flag: the message is made of components and has no content or embeds. Cannot be taken back by an edit. */
export const COMPONENTS_V2 = 1 << 15
