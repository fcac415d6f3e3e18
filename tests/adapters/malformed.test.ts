import fc from "fast-check"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import type { Newsroom } from "../../src/core/newsroom.ts"
import { runs } from "../support/counts.ts"
import type { Body } from "../support/discord/contract.ts"
import { serveDiscord } from "../support/discord/served.ts"
import { mutated } from "../support/mutate.ts"
import { type Office, openOffice } from "../support/slack/office.ts"
import { bodyOf, type Kind, signedHeaders } from "../support/slack/person.ts"
import type { Json } from "../support/slack/workspace.ts"

// Whatever arrives costs itself alone: nothing ends, nothing hangs, and none of it is an error of ours.
const faults: unknown[] = []
const note = (error: unknown) => void faults.push(error)
beforeAll(() => void process.on("unhandledRejection", note).on("uncaughtException", note))
afterEach(() => expect(faults.splice(0)).toEqual([]))
afterAll(() => void process.off("unhandledRejection", note).off("uncaughtException", note))

const errors = (logged: readonly { readonly level: string }[]) => logged.filter(({ level }) => level === "error")

/** What takes long or writes is not what is tried here. */
const briefly = (newsroom: Newsroom): Newsroom => ({
  ...newsroom,
  answer: (call) => newsroom.answer({ command: call.command === "briefing" ? "help" : call.command, args: call.args }),
})

describe("Discord", () => {
  let served: Awaited<ReturnType<typeof serveDiscord>>
  const events: Body[] = []
  beforeAll(async () => {
    served = await serveDiscord(briefly)
    const { people } = served
    const ana = people.person("Ana")
    const asked = await people.command(ana, "quote", { query: "war", private: false })
    const message = await people.answerTo(asked)
    const pressed = await people.press(ana, message, /^Next/)
    await people.answerTo(pressed)
    const typing = await people.typing(ana, "quote", { query: "cran" }, "query")
    await served.discord.until(() => typing.choices)
    const found = await people.onMessage(
      ana,
      "Find source",
      { content: "“grave concern”" },
      people.places.directMessage,
    )
    await people.answerTo(found)
    events.push(...[asked, pressed, typing, found].map(({ payload }) => payload))
  })
  afterAll(() => served.close())

  const emit = (kind: string, event: unknown) => served.discord.gateway.send({ op: 0, t: kind, d: event, s: 1 })

  test("an autocompletion without options is dropped, counted, and the next is answered", async () => {
    const { people, logged } = served
    const [, , typing] = events
    const { options: _, ...data } = typing?.data ?? {}
    emit("INTERACTION_CREATE", { ...typing, data })
    await people.ask(people.person("Ben"), "help")
    expect(logged.at(-1)).toMatchObject({
      level: "info",
      entry: "discord-gateway",
      problem: "data.options: invalid_type",
    })
  })

  test("of thousands of mutated events none ends anything, hangs, or is an error", async () => {
    const { people, logged } = served
    const mutations = fc.sample(fc.constantFrom(...events).chain(mutated), runs(40_000))
    for (const [index, event] of mutations.entries()) {
      emit("INTERACTION_CREATE", event)
      if (index % 50 === 49) await people.ask(people.person("Ben"), "help")
    }
    await people.ask(people.person("Ben"), "help")
    expect(errors(logged)).toEqual([])
    expect(logged.some(({ entry }) => entry === "discord-gateway")).toBe(true)
  })

  test("of what Discord tells of servers and channels, nothing odd takes the connection away", async () => {
    const { people, discord, logged } = served
    const guild = {
      id: discord.world.id(),
      name: "x",
      unavailable: false,
      channels: [{ id: "1", type: 0 }],
      roles: [{}],
    }
    for (const kind of ["GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE", "CHANNEL_CREATE", "MESSAGE_CREATE", "error"]) {
      for (const event of fc.sample(mutated(guild), runs(2000))) emit(kind, event)
    }
    await people.ask(people.person("Ben"), "help")
    expect(errors(logged)).toEqual([])
  })
})

describe("Slack", () => {
  type Sent = { readonly kind: Kind; readonly payload: Json }

  /** What people do, as Slack sends it. */
  async function eventsIn(office: Office): Promise<readonly Sent[]> {
    const { person } = await import("../support/slack/person.ts")
    const sent: Sent[] = []
    const ned = person(office.slack, (kind, payload, retry) => {
      sent.push({ kind, payload })
      return office.transport(kind, payload, retry)
    })
    await ned.command("/quote drones")
    const answer = await office.space.until(() => office.space.public("C0NEWS")[0])
    await ned.press(answer, "Context")
    await ned.mention("quote grave concern")
    await ned.openHome()
    await ned.findSource("“grave concern”")
    await ned.command("/quote")
    const window = await office.space.until(() => office.space.opened[0])
    await ned.search(window, "speaker", "mulr")
    await ned.submit(window, { "option:query": { "option:query": { value: "drones" } } })
    return sent
  }

  test("over sockets, of thousands of mutated events none ends anything, hangs, or is an error", async () => {
    await using office = await openOffice({ newsroom: briefly })
    const events = await eventsIn(office)
    const { slack, ned, space, logged } = office
    const enveloped = events.map(({ kind, payload }) => ({ envelope_id: "e1", type: kind, payload, retry_attempt: 0 }))
    const mutations = fc.sample(fc.constantFrom(...enveloped).chain(mutated), runs(30_000))
    const [link] = slack.links
    for (const [index, event] of mutations.entries()) {
      link?.socket.send(JSON.stringify(event) ?? "nonsense")
      if (index % 50 === 49) await ned.command("/help")
    }
    for (const frame of [
      "",
      "{",
      "null",
      "[]",
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{"event":null}}',
    ])
      link?.socket.send(frame)
    const before = space.private("U0NED").length
    await ned.command("/help")
    await space.until(() => space.private("U0NED").length > before)
    expect(slack.links).toHaveLength(2)
    expect(errors(logged)).toEqual([])
    expect(logged.some(({ fields }) => "entry" in fields && fields.entry === "slack-socket")).toBe(true)
  })

  test("over HTTP, of thousands of mutated and signed events none ends anything, hangs, or is an error", async () => {
    await using office = await openOffice({ by: "http", newsroom: briefly })
    const events = await eventsIn(office)
    const { address, logged, ned } = office
    const post = async (body: string, type: string) => {
      const headers = { "Content-Type": type, ...signedHeaders(body, Math.floor(Date.now() / 1000)) }
      return (await fetch(address, { method: "POST", body, headers })).status
    }
    const mutation = fc
      .constantFrom(...events)
      .chain(({ kind, payload }) => mutated(payload).map((payload) => ({ kind, payload })))
    /** In rounds: making all of them takes longer than the server keeps an idle connection, and the next post would find it closed. */
    function* mutations() {
      const { seed, numRuns } = runs(500)
      for (let round = 0; round < 40; round++) yield* fc.sample(mutation, { seed: seed + round, numRuns })
    }
    const statuses = new Set<number>()
    for (const { kind, payload } of mutations()) {
      const fields = Object.entries(payload ?? {}).map(([name, value]) => [
        name,
        typeof value === "string" ? value : JSON.stringify(value),
      ])
      const { body, type } = bodyOf(kind, kind === "slash_commands" ? Object.fromEntries(fields) : (payload as Json))
      statuses.add(await post(body ?? "", type))
    }
    for (const body of ["null", "[]", "{", "3", ""]) expect(await post(body, "application/json")).toBe(400)
    expect(errors(logged)).toEqual([])
    expect([...statuses].toSorted().filter((status) => ![200, 400, 404, 413].includes(status))).toEqual([])
    expect((await ned.command("/help")).said).toBeUndefined()
    expect(errors(logged)).toEqual([])
  })
})
