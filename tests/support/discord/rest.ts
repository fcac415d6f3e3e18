import { type Body, CONTRACT } from "./contract.ts"
import { forumRoutes, isForum, NO_MESSAGES } from "./forums.ts"
import type { Gateway } from "./gateway.ts"
import { type Answered, type Asked, type Route, refusal } from "./route.ts"
import type { Exchange, Message, World } from "./world.ts"

const UNKNOWN_INTERACTION = refusal(404, 10062, "Unknown interaction")
const TAKEN = refusal(400, 40060, "Interaction has already been acknowledged.")
const DEAD_TOKEN = refusal(401, 50027, "Invalid Webhook Token")
const NO_ACCESS = refusal(403, 50001, "Missing Access")
const MISSING_PERMISSIONS = refusal(403, 50013, "Missing Permissions")
const GONE_CHANNEL = refusal(404, 10003, "Unknown Channel")
const GONE_MESSAGE = refusal(404, 10008, "Unknown Message")
const UNAUTHORIZED: Answered = { status: 401, body: { message: "401: Unauthorized", code: 0 } }

const EPHEMERAL = 64
const FIRST_RESPONSE_MS = 3000

/** Discord's REST interface, as far as a bot of commands needs it. What is not here is answered with 404 and a breach. */
export function restOf(world: World, gateway: Gateway, changed: () => void): (asked: Asked) => Answered {
  const { breaches } = world
  const check = (kind: string, body: Body): Answered | null => {
    const found = world.isChecked ? (CONTRACT[kind]?.(body) ?? ["no such kind"]) : []
    breaches.push(...found.map((breach) => `${kind}: ${breach}`))
    return found.length === 0 ? null : refusal(400, 50035, `Invalid Form Body: ${found[0]}`)
  }
  const place = (exchange: Exchange | null, channel: string, body: Body, id = world.id()): Message => {
    const { payload } = exchange ?? {}
    const user = payload?.member?.user ?? payload?.user
    const isPrivate = ((body.flags ?? 0) & EPHEMERAL) !== 0
    const message: Message = {
      id,
      channel_id: channel,
      author: { id: world.bot.id },
      ...(exchange && { application_id: world.application.id }),
      components: numbered(body.components ?? []),
      flags: body.flags ?? 0,
      onlyFor: isPrivate ? user?.id : null,
      edits: 0,
      ...(payload && {
        interaction_metadata: { id: payload.id, type: payload.type, user, authorizing_integration_owners: {} },
      }),
    }
    world.messages.push(message)
    exchange?.messages.push(message)
    return message
  }
  const change = (message: Message, body: Body, exchange?: Exchange): Message => {
    message.components = numbered(body.components)
    message.flags = (message.flags & EPHEMERAL) | (body.flags ?? 0)
    message.edits++
    exchange?.messages.push(message)
    return message
  }
  /** What the bot may do in a channel: nothing among other people, and on other servers only where the channel says so. */
  const bitsIn = ({ guild_id, type, bot_permissions }: Body): bigint => {
    const isElsewhere = guild_id !== undefined && guild_id !== world.guild
    return type === 3 ? 0n : BigInt(bot_permissions ?? (isElsewhere ? 0n : world.botPermissions))
  }
  /** Permissions that a public message takes, where the bot itself is on the server. */
  const mayPost = (channel: string): Answered | null => {
    const found = world.channels.get(channel)
    if (!found) return GONE_CHANNEL
    const bits = bitsIn(found)
    if ((bits & (1n << 10n)) === 0n) return NO_ACCESS
    return (bits & (1n << (found.type === 11 ? 38n : 11n))) === 0n ? MISSING_PERMISSIONS : null
  }

  const respond = (exchange: Exchange, body: Body, withBody: boolean): Answered => {
    const { payload } = exchange
    const lateMs = world.clock() - exchange.begun
    if (lateMs > FIRST_RESPONSE_MS) return UNKNOWN_INTERACTION
    if (exchange.state !== "open") return TAKEN
    const refused = check("callback", body)
    if (refused) return refused
    if ((body.type === 6 || body.type === 7) && payload.type !== 3) breaches.push("a command updates no message")
    if ((body.type === 8) !== (payload.type === 4))
      breaches.push(`callback ${body.type} for an interaction ${payload.type}`)
    if (body.type === 9 && payload.type === 5) breaches.push("a window that opens a window")
    const isPrivate = ((body.data?.flags ?? 0) & EPHEMERAL) !== 0
    if ((body.type === 4 || body.type === 5) && !isPrivate) {
      const forbidden = payload.authorizing_integration_owners[0] ? mayPost(payload.channel.id) : null
      if (forbidden) return forbidden
    }
    exchange.firstAfterMs = lateMs
    exchange.firstType = body.type
    exchange.isPrivate = isPrivate
    const shown = () => {
      if (body.type === 4) {
        exchange.state = "answered"
        exchange.original = place(exchange, payload.channel.id, body.data)
      } else if (body.type === 5) exchange.state = "deferred"
      else if (body.type === 6) exchange.state = "deferred update"
      else if (body.type === 7) {
        exchange.state = "updated"
        exchange.original = change(payload.message, body.data, exchange)
      } else if (body.type === 9) {
        exchange.state = "completed"
        exchange.window = body.data
      } else {
        exchange.state = "completed"
        exchange.choices = body.data.choices
      }
    }
    shown()
    const { original: message } = exchange
    const resource = message ? { type: body.type, message: wire(message) } : { type: body.type }
    return withBody
      ? { status: 200, body: { interaction: { id: exchange.id, type: payload.type }, resource } }
      : { status: 204 }
  }

  const editOriginal = (exchange: Exchange, body: Body): Answered => {
    const refused = check("original", body)
    if (refused) return refused
    if (exchange.state === "open") return refusal(404, 10015, "Unknown Webhook")
    if (!world.channels.has(exchange.payload.channel.id)) return GONE_CHANNEL
    if (exchange.state === "deferred") {
      exchange.state = "answered"
      const flags = (body.flags ?? 0) | (exchange.isPrivate ? EPHEMERAL : 0)
      exchange.original = place(exchange, exchange.payload.channel.id, { ...body, flags })
      return { status: 200, body: wire(exchange.original) }
    }
    if (exchange.state === "deferred update") exchange.original = exchange.payload.message
    if (!exchange.original) return GONE_MESSAGE
    return { status: 200, body: wire(change(exchange.original, body, exchange)) }
  }

  const followUp = (exchange: Exchange, body: Body): Answered => {
    const refused = check("followUp", body)
    if (refused) return refused
    if (exchange.state === "open") return refusal(404, 10015, "Unknown Webhook")
    // The first follow-up fills what was announced, and is as public or private as that (discord-api-docs 2866, 7091).
    if (exchange.state === "deferred") {
      const wanted = ((body.flags ?? 0) & EPHEMERAL) !== 0
      if (wanted !== exchange.isPrivate) breaches.push("a private answer came out in public, or a public one privately")
      return editOriginal(exchange, { ...body, flags: (body.flags ?? 0) & ~EPHEMERAL })
    }
    return { status: 200, body: wire(place(exchange, exchange.payload.channel.id, body)) }
  }

  const exchangeOf = (token: string | undefined) =>
    Array.from(world.exchanges.values()).find((exchange) => exchange.token === token)
  /** A route of an interaction's token, which lives 15 minutes. */
  const tokenRoute =
    (run: (exchange: Exchange, asked: Asked) => Answered) =>
    (asked: Asked, [, token]: readonly string[]) => {
      const exchange = exchangeOf(token)
      if (!exchange || exchange.isExpired) return DEAD_TOKEN
      const answered = run(exchange, asked)
      if (answered.status >= 400) exchange.refusals.push((answered.body as Body).code)
      changed()
      return answered
    }

  const routes: readonly Route[] = [
    ["GET", /^\/gateway\/bot$/, false, () => ({ status: 200, body: gateway.information() })],
    ["GET", /^\/applications\/@me$/, false, () => ({ status: 200, body: world.application })],
    ["GET", /^\/users\/@me$/, false, () => ({ status: 200, body: world.bot })],
    [
      "GET",
      /^\/users\/@me\/guilds$/,
      false,
      () => ({
        status: 200,
        body: [{ id: world.guild, name: "The Newsroom", permissions: world.botPermissions }],
      }),
    ],
    ["GET", /^\/applications\/(\d+)\/commands$/, false, () => ({ status: 200, body: world.commands })],
    [
      "PUT",
      /^\/applications\/(\d+)\/commands$/,
      false,
      ({ body }, [application]) => {
        if (application !== world.application.id)
          return refusal(403, 20012, "You are not authorized to perform this action on this application")
        const refused = check("commands", body)
        if (!refused) world.commands = body.map((one: Body) => asStored(one, world))
        return refused ?? { status: 200, body: world.commands }
      },
    ],
    [
      "POST",
      /^\/interactions\/(\d+)\/([^/]+)\/callback$/,
      true,
      tokenRoute((exchange, { body, query }) => respond(exchange, body, query.get("with_response") === "true")),
    ],
    [
      "GET",
      /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
      true,
      tokenRoute(({ original }) => (original ? { status: 200, body: wire(original) } : GONE_MESSAGE)),
    ],
    [
      "PATCH",
      /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
      true,
      tokenRoute((exchange, { body }) => editOriginal(exchange, body)),
    ],
    [
      "DELETE",
      /^\/webhooks\/(\d+)\/([^/]+)\/messages\/@original$/,
      true,
      tokenRoute((exchange) => {
        if (exchange.original) world.messages.splice(world.messages.indexOf(exchange.original), 1)
        Object.assign(exchange, { state: "answered", original: null })
        return { status: 204 }
      }),
    ],
    ["POST", /^\/webhooks\/(\d+)\/([^/]+)$/, true, tokenRoute((exchange, { body }) => followUp(exchange, body))],
    [
      "GET",
      /^\/channels\/(\d+)$/,
      false,
      (_, [id]) => {
        const channel = world.channels.get(id ?? "")
        if (!channel) return GONE_CHANNEL
        return (bitsIn(channel) & (1n << 10n)) === 0n ? NO_ACCESS : { status: 200, body: channel }
      },
    ],
    [
      "GET",
      /^\/guilds\/(\d+)$/,
      false,
      () => ({
        status: 200,
        body: { id: world.guild, roles: [{ id: world.guild, permissions: world.botPermissions }] },
      }),
    ],
    [
      "GET",
      /^\/guilds\/(\d+)\/members\/(\d+)$/,
      false,
      (_, [, id = ""]) =>
        world.left.has(id) || id === world.application.id
          ? refusal(404, 10007, "Unknown Member")
          : { status: 200, body: { user: { id }, roles: [] } },
    ],
    [
      "POST",
      /^\/users\/@me\/channels$/,
      false,
      ({ body: { recipient_id } }) => {
        const own = Array.from(world.channels.values()).find(({ recipient }) => recipient === recipient_id)
        const made = own ?? { id: world.id(), type: 1, name: "", recipient: recipient_id }
        world.channels.set(made.id, made)
        return { status: 200, body: made }
      },
    ],
    [
      "GET",
      /^\/channels\/(\d+)\/messages$/,
      false,
      ({ query }, [channel]) => {
        const found = world.channels.get(channel ?? "")
        if (!found) return GONE_CHANNEL
        if ((bitsIn(found) & (1n << 16n)) === 0n) return MISSING_PERMISSIONS
        const before = query.get("before")
        const there = world.messages.filter(
          ({ channel_id, id, onlyFor }) =>
            channel_id === channel && !onlyFor && (before === null || BigInt(id) < BigInt(before)),
        )
        const newest = there.toReversed().slice(0, Number(query.get("limit") ?? 50))
        return { status: 200, body: newest.map(wire) }
      },
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/messages$/,
      false,
      ({ body }, [channel = ""]) => {
        const { recipient } = world.channels.get(channel) ?? {}
        if (world.shut.has(recipient)) return refusal(403, 50007, "Cannot send messages to this user")
        const refused = mayPost(channel) ?? check("message", body)
        if (refused) return refused
        if (isForum(world, channel)) return NO_MESSAGES
        const message = world.nonces.get(`${channel} ${body.nonce}`) ?? place(null, channel, body)
        if (body.nonce !== undefined) world.nonces.set(`${channel} ${body.nonce}`, message)
        changed()
        return { status: 200, body: wire(message) }
      },
    ],
    [
      "POST",
      /^\/channels\/(\d+)\/messages\/(\d+)\/crosspost$/,
      false,
      (_, [channel = "", id]) => {
        const message = world.messages.find((one) => one.id === id)
        if (!message) return GONE_MESSAGE
        if (world.channels.get(channel)?.type !== 5)
          return refusal(400, 50024, "Cannot execute action on this channel type")
        if (world.published.has(message.id)) return refusal(400, 40033, "This message has already been crossposted.")
        world.published.add(message.id)
        changed()
        return { status: 200, body: wire(message) }
      },
    ],
    [
      "PATCH",
      /^\/channels\/(\d+)\/messages\/(\d+)$/,
      false,
      ({ body }, [channel, id]) => {
        const message = world.messages.find((one) => one.id === id && one.channel_id === channel)
        if (!message) return GONE_MESSAGE
        const refused = check("edit", body)
        if (refused) return refused
        changed()
        return { status: 200, body: wire(change(message, body)) }
      },
    ],
    ...forumRoutes({ world, check, mayPost, place, wire }),
  ]

  return (asked) => {
    world.requests.push(`${asked.method} ${asked.path}`)
    for (const [method, path, open, run] of routes) {
      const match = method === asked.method ? path.exec(asked.path) : null
      if (!match) continue
      if (!open && asked.auth !== `Bot ${world.token}`) return UNAUTHORIZED
      if (open && asked.auth !== null) breaches.push(`${asked.path}: the bot's token where none is asked for`)
      return run(asked, match.slice(1))
    }
    breaches.push(`${asked.method} ${asked.path}: no such route`)
    return refusal(404, 0, "404: Not Found")
  }
}

/** Discord gives every component an id that has none, counting through the message. */
function numbered(components: readonly Body[]): Body[] {
  let next = 1
  const number = (one: Body): Body => {
    const id = one.id ?? next++
    return { ...one, id, ...(one.components && { components: one.components.map(number) }) }
  }
  return structuredClone(components).map(number)
}

const wire = ({ onlyFor: _, edits: __, ...message }: Message) => ({
  ...message,
  content: "",
  embeds: [],
  attachments: [],
})

/** A command as Discord gives it back: with fields of its own, and what is default left in. */
function asStored(command: Body, world: World): Body {
  const had = world.commands.find(({ name, type }) => name === command.name && type === (command.type ?? 1))
  return {
    id: had?.id ?? world.id(),
    application_id: world.application.id,
    version: world.id(),
    type: 1,
    default_member_permissions: null,
    name_localizations: null,
    description: "",
    description_localizations: null,
    dm_permission: true,
    nsfw: false,
    ...command,
  }
}
