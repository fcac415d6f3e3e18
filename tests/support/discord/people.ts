import { sign } from "node:crypto"
import { once } from "node:events"
import { Agent, request as httpRequest, type IncomingMessage } from "node:http"
import { text } from "node:stream/consumers"
import type { Body } from "./contract.ts"
import type { Loopback } from "./loopback.ts"
import { buttonsOf, type Exchange, type Message, menuOf, type Person } from "./world.ts"

/** Where something is asked. `install`: whether the server installed the bot, or the person brings it along. */
export type Place = {
  readonly channel: Body
  readonly install: "server" | "person"
  /** Roles of the person there. */
  readonly memberRoles?: readonly string[]
  /** What the person may do there. */
  readonly memberPermissions?: string
}

type Signed = {
  readonly timestamp: string
  readonly body: string
  readonly signature: string
  readonly headers?: Record<string, string>
}

/** Connections are kept, as Discord keeps them. */
const agent = new Agent({ keepAlive: true })

const ALL = String((1n << 53n) - 1n)

/** The people of a loopback Discord and what they can do: only what was registered and posted can be used. */
export function peopleOf(discord: Loopback, endpoint?: { readonly url: string }) {
  const { world } = discord
  const person = (name: string, global_name: string | null = name): Person => ({
    id: world.id(),
    username: name.toLowerCase(),
    global_name,
  })
  const channel = (type: number, more: object = {}) => {
    const made = { id: world.id(), type, name: "desk", permission_overwrites: [], position: 0, ...more }
    world.channels.set(made.id, made)
    return made
  }
  const desk = channel(0, { guild_id: world.guild })
  const places = {
    desk: { channel: desk, install: "server" },
    thread: { channel: channel(11, { guild_id: world.guild, parent_id: desk.id }), install: "server" },
    directMessage: { channel: channel(1), install: "server" },
    elsewhere: { channel: channel(0, { guild_id: world.id() }), install: "person" },
    friends: { channel: channel(3), install: "person" },
  } satisfies Record<string, Place>

  const send = async (by: Person, place: Place, type: number, data: Body, message?: Message): Promise<Exchange> => {
    const { channel, install, memberPermissions = ALL, memberRoles = [] } = place
    const guild = channel.guild_id
    const payload = {
      id: world.id(),
      token: `interaction-${world.id()}`,
      version: 1,
      type,
      application_id: world.application.id,
      data,
      channel,
      channel_id: channel.id,
      locale: "en-GB",
      entitlements: [],
      attachment_size_limit: 10_485_760,
      ...(guild ? { guild_id: guild, guild: { id: guild }, guild_locale: "en-GB" } : {}),
      ...(guild
        ? {
            member: {
              user: wireUser(by),
              roles: memberRoles,
              permissions: memberPermissions,
              joined_at: "",
              deaf: false,
              mute: false,
              flags: 0,
            },
          }
        : { user: wireUser(by) }),
      context: guild ? 0 : channel.type === 1 ? 1 : 2,
      authorizing_integration_owners: install === "server" ? { 0: guild ?? "0" } : { 1: by.id },
      app_permissions: channel.bot_permissions ?? world.botPermissions,
      ...(message && { message: { ...message, content: "", embeds: [], attachments: [] } }),
    }
    const exchange: Exchange = {
      id: payload.id,
      token: payload.token,
      begun: world.clock(),
      state: "open",
      isPrivate: false,
      original: null,
      messages: [],
      choices: null,
      window: null,
      firstAfterMs: null,
      firstType: null,
      isExpired: false,
      refusals: [],
      // Updates in place change the message itself.
      payload: { ...payload, ...(message && { message }) },
    }
    world.exchanges.set(exchange.id, exchange)
    const begin = () => void Object.assign(exchange, { begun: world.clock() })
    if (endpoint) await post(payload, undefined, begin)
    else if (!discord.gateway.emit("INTERACTION_CREATE", payload)) throw new Error("nobody is connected")
    return exchange
  }

  /** As Discord calls an interactions endpoint; the status that came back, and the body. `begin` is told when it leaves. */
  const post = async (
    payload: Body,
    tamper: (signed: Signed) => Partial<Signed> = () => ({}),
    begin: () => void = () => {},
  ): Promise<{ readonly status: number; readonly body: string }> => {
    const [timestamp, body] = [String(Math.floor(Date.now() / 1000)), JSON.stringify(payload)]
    const signature = sign(null, Buffer.from(timestamp + body), world.privateKey).toString("hex")
    const signed: Signed = { timestamp, body, signature, ...tamper({ timestamp, body, signature }) }
    const headers = {
      ...signed.headers,
      "X-Signature-Ed25519": signed.signature,
      "X-Signature-Timestamp": signed.timestamp,
    }
    begin()
    const request = httpRequest(endpoint?.url ?? "", { method: "POST", agent, headers })
    request.end(signed.body)
    const [response] = (await once(request, "response")) as [IncomingMessage]
    return { status: response.statusCode ?? 0, body: await text(response) }
  }

  const registered = (name: string, type: number): Body => {
    const found = world.commands.find((one) => one.name === name && one.type === type)
    if (!found) throw new Error(`“${name}” was never registered`)
    return found
  }
  /** The options of "quote", or those of the subcommand "briefing schedule" inside it. */
  const optionsOf = (name: string, args: Readonly<Record<string, string | boolean>>, focused?: string): Body[] => {
    const [command = "", verb] = name.split(" ")
    const { options } = registered(command, 1)
    if (verb === undefined) return filledIn(name, options, args, focused)
    const subcommand = options.find((one: Body) => one.name === verb && one.type === 1)
    if (!subcommand) throw new Error(`/${command} has no subcommand “${verb}”`)
    return [{ name: verb, type: 1, options: filledIn(name, subcommand.options, args, focused) }]
  }
  const filledIn = (
    name: string,
    options: readonly Body[],
    args: Readonly<Record<string, string | boolean>>,
    focused?: string,
  ): Body[] =>
    Object.entries(args).map(([option, value]) => {
      const known = options.find((one) => one.name === option)
      if (!known) throw new Error(`/${name} has no option “${option}”`)
      if (known.type === 1) throw new Error(`/${name} needs a subcommand`)
      if (option === focused && !known.autocomplete) throw new Error(`“${option}” is not completed`)
      if (known.choices && !known.choices.some((one: Body) => one.value === value))
        throw new Error(`“${value}” is no choice`)
      if ((known.type === 5) !== (typeof value === "boolean")) throw new Error(`“${option}” is of another type`)
      return { name: option, type: known.type, value, ...(option === focused && { focused: true }) }
    })

  const commandOf = (line: string): Body => {
    const [name = ""] = line.split(" ")
    return { id: registered(name, 1).id, name, type: 1 }
  }

  /** The message that the exchange has made or changed, once it says something. */
  const answerTo = (exchange: Exchange, count = 1): Promise<Message> =>
    discord.until(
      () => exchange.messages[count - 1],
      `an answer to ${JSON.stringify(exchange.payload.data).slice(0, 200)}`,
    )

  return {
    person,
    places,
    post,
    answerTo,
    send,
    command: (
      by: Person,
      name: string,
      args: Readonly<Record<string, string | boolean>> = {},
      place: Place = places.desk,
    ) => send(by, place, 2, { ...commandOf(name), options: optionsOf(name, args) }),
    typing: (
      by: Person,
      name: string,
      args: Readonly<Record<string, string | boolean>>,
      focused: string,
      place: Place = places.desk,
    ) => send(by, place, 4, { ...commandOf(name), options: optionsOf(name, args, focused) }),
    onMessage(by: Person, name: string, message: Body, place: Place = places.desk) {
      const shown = { id: world.id(), content: "", embeds: [], attachments: [], ...message }
      const data = {
        id: registered(name, 3).id,
        name,
        type: 3,
        target_id: shown.id,
        resolved: { messages: { [shown.id]: shown } },
      }
      return send(by, place, 2, data)
    },
    press(by: Person, message: Message, label: string | RegExp, place: Place = places.desk, force = false) {
      if (message.onlyFor !== null && message.onlyFor !== by.id && !force)
        throw new Error("that message is somebody else's")
      const button = buttonsOf(message).find((one) =>
        typeof label === "string" ? one.label === label : label.test(one.label),
      )
      if (!button) throw new Error(`there is no button ${label}, but: ${buttonsOf(message).map((one) => one.label)}`)
      return send(by, place, 3, { custom_id: button.custom_id, component_type: 2, id: button.id }, message)
    },
    /** The window that the exchange has opened. */
    windowOf: (exchange: Exchange): Promise<Body> => discord.until(() => exchange.window, "a window"),
    /** Sends a window as it stands, but for what is typed or ticked, by the fields' ids. */
    submit(
      by: Person,
      window: Body,
      changed: Readonly<Record<string, string | readonly string[]>> = {},
      place: Place = places.desk,
    ) {
      const components = window.components.map(({ component }: Body) => {
        const { type, custom_id, value = "", options = [], default_values = [] } = component
        const ticked = options.filter((one: Body) => one.default).map((one: Body) => one.value)
        const standing = [...ticked, ...default_values.map((one: Body) => one.id)]
        const filled = changed[custom_id]
        return {
          type: 18,
          component:
            type === 4 ? { type, custom_id, value: filled ?? value } : { type, custom_id, values: filled ?? standing },
        }
      })
      return send(by, place, 5, { custom_id: window.custom_id, components })
    },
    /** Chooses of the message's menu. */
    choose(by: Person, message: Message, label: string | RegExp, place: Place = places.desk) {
      const menu = menuOf(message)
      const option = menu?.options.find((one: Body) =>
        typeof label === "string" ? one.label === label : label.test(one.label),
      )
      if (!option) throw new Error(`there is no choice ${label}`)
      return send(by, place, 3, { custom_id: menu.custom_id, component_type: 3, values: [option.value] }, message)
    },
    async ask(
      by: Person,
      name: string,
      args: Readonly<Record<string, string | boolean>> = {},
      place: Place = places.desk,
    ) {
      return answerTo(await this.command(by, name, args, place))
    },
  }
}

export type People = ReturnType<typeof peopleOf>

const wireUser = ({ id, username, global_name }: Person) => ({
  id,
  username,
  global_name,
  discriminator: "0",
  avatar: null,
})
