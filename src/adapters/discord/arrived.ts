import { z } from "zod"
import { LIMITS } from "./limits.ts"

/**
 * Interactions as they arrive, with what we read of them and nothing else (page interactions/receiving-and-responding).
 * What may be missing at Discord may be missing here; all else must be there, and of its kind.
 */
const snowflake = z.string().regex(/^\d{1,20}$/)
const bits = z.string().regex(/^\d{1,20}$/)

const user = z.object({ id: snowflake, username: z.string(), global_name: z.string().nullish() })

const common = {
  id: snowflake,
  application_id: snowflake,
  /** It stands in the addresses that we answer to. */
  token: z.string().regex(/^[\w=+~-]{1,1000}$/),
  guild_id: snowflake.optional(),
  channel: z.object({ id: snowflake, type: z.number(), name: z.string().nullish() }).optional(),
  member: z.object({ user, permissions: bits, roles: z.array(snowflake).default([]) }).optional(),
  user: user.optional(),
  context: z.number().nullish(),
  app_permissions: bits.optional(),
  /** Who installed the bot: a server under 0, a person under 1. */
  authorizing_integration_owners: z.object({ 0: z.string().optional() }).default({}),
}

/** Half of a character, which no address and no form can carry, is replaced. */
const typed = z
  .string()
  .max(LIMITS.optionValue)
  .transform((text) => text.toWellFormed())
const value = z.union([typed, z.number(), z.boolean()])
const plainOption = z.object({
  name: z.string(),
  type: z.number().optional(),
  value: value.optional(),
  focused: z.boolean().optional(),
})
const option = plainOption.extend({ options: z.array(plainOption).max(LIMITS.options).optional() })
const options = z.array(option).max(LIMITS.options)

const words = z.string().nullish()
const picture = z.object({ description: words }).nullish()
const embed = z.object({
  author: z.object({ name: words }).nullish(),
  title: words,
  description: words,
  fields: z.array(z.object({ name: words, value: words })).nullish(),
  footer: z.object({ text: words }).nullish(),
  image: picture,
  thumbnail: picture,
})
const media = z.object({ text: words })
const shownMessage = z.object({
  content: z.string().default(""),
  embeds: z.array(embed).default([]),
  attachments: z.array(z.object({ description: words })).default([]),
  /** Of any kind and depth: looked through for their texts. */
  components: z.array(z.unknown()).default([]),
  poll: z.object({ question: media, answers: z.array(z.object({ poll_media: media })).default([]) }).nullish(),
})
export const message = shownMessage.extend({
  type: z.number().optional(),
  mentions: z.array(user).optional(),
  message_snapshots: z.array(z.object({ message: shownMessage })).nullish(),
  /** What a reply answers, and what a thread was begun with. */
  referenced_message: shownMessage.nullish(),
})
const named = z.object({ name: words })
const resolved = z.object({
  messages: z.record(snowflake, message).optional(),
  users: z.record(snowflake, user).optional(),
  members: z.record(snowflake, z.object({ nick: words })).optional(),
  roles: z.record(snowflake, named).optional(),
  channels: z.record(snowflake, named).optional(),
})

const command = z.object({
  ...common,
  type: z.literal(2),
  data: z.object({
    name: z.string(),
    type: z.number(),
    options: options.default([]),
    target_id: snowflake.optional(),
    resolved: resolved.optional(),
  }),
})

const button = z.object({
  ...common,
  type: z.literal(3),
  data: z.object({ custom_id: z.string().max(LIMITS.customId) }),
  message: z.object({
    id: snowflake,
    flags: z.number().optional(),
    components: z.array(z.unknown()).default([]),
    interaction_metadata: z.object({ user }).nullish(),
  }),
})

const typing = z.object({
  ...common,
  type: z.literal(4),
  data: z.object({ name: z.string(), options, resolved: resolved.optional() }),
})

export const interaction = z.discriminatedUnion("type", [z.object({ type: z.literal(1) }), command, button, typing])

export type Message = z.output<typeof message>
export type ShownMessage = z.output<typeof shownMessage>
export type Resolved = z.output<typeof resolved>
export type CommandInteraction = z.output<typeof command>
export type TypingInteraction = z.output<typeof typing>
/** Interactions that are answered with a message. */
export type AskingInteraction = CommandInteraction | z.output<typeof button>

/**
 * Of a server only that it is there: discord.js needs no more to be ready, and what it does not get it can neither keep in
 * memory nor fail on.
 */
export const server = z.object({ id: snowflake, unavailable: z.boolean().default(false) })
