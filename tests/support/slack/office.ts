import { openSlack } from "../../../src/adapters/slack/index.ts"
import type { SlackSettings } from "../../../src/adapters/slack/settings.ts"
import type { Newsroom } from "../../../src/core/newsroom.ts"
import { openHttp } from "../../../src/http.ts"
import { coveredIranDrones, HARBOUR_STRIKE } from "../archive.ts"
import { NO_BRIEFINGS } from "../briefings.ts"
import { newsroomWith } from "../newsroom.ts"
import { overHttp, overSocket, person, SECRET } from "./person.ts"
import { openSlackServer } from "./server.ts"
import type { Person, Trouble } from "./workspace.ts"

export type By = "socket" | "http"

type Wish = {
  readonly by?: By
  readonly settings?: Partial<SlackSettings>
  /** Another newsroom than the usual one, made from it. */
  readonly newsroom?: (usual: Newsroom) => Newsroom
  readonly now?: () => Date
  /** Faults from the beginning, by method. */
  readonly failing?: Readonly<Record<string, readonly Trouble[]>>
}

/** The adapter in a newsroom with two articles, connected to a Slack on this machine, with Ned at the keyboard. */
export async function openOffice({
  by = "socket",
  settings = {},
  newsroom: change = (usual) => usual,
  now = () => new Date(),
  failing = {},
}: Wish = {}) {
  const slack = await openSlackServer()
  for (const [method, faults] of Object.entries(failing)) slack.space.fail(method, ...faults)
  const house = await newsroomWith(coveredIranDrones(), HARBOUR_STRIKE)
  const ledger = {
    ...house.newsroom.ledger,
    settle: (...settled: Parameters<Newsroom["ledger"]["settle"]>) =>
      house.newsroom.ledger.settle(...settled).then(() => slack.space.changed()),
  }
  const newsroom = change({ ...house.newsroom, ledger })
  const logged: { readonly level: string; readonly message: string; readonly fields: object }[] = []
  const line = (level: string) => (fields: object, message: string) => void logged.push({ level, message, fields })
  const log = { info: line("info"), warn: line("warn"), error: line("error") }
  const keys = by === "socket" ? { appToken: slack.tokens.app } : { signingSecret: SECRET }
  const tools = { log, now, newIncident: () => "bcdfgh" }
  const set: SlackSettings = { botToken: slack.tokens.bot, ...keys, apiUrl: slack.api, ...settings }
  const adapter = openSlack(set, newsroom, tools)
  const started = await adapter.start()
  const http = await openHttp({
    host: "127.0.0.1",
    port: 0,
    newsroom,
    log,
    newIncident: () => "bcdfgh",
    webhooks: adapter.webhooks,
    briefings: NO_BRIEFINGS,
    metrics: async () => ({ type: "text/plain", text: "" }),
    preview: { fetch: () => new Response("the page") },
  })
  if (!http.ok) throw new Error(http.problem)
  const address = `${http.server.url}/slack/events`
  const transport = by === "socket" ? overSocket(slack) : overHttp(address)
  const close = async () => {
    await house.briefings.stop()
    await adapter.stop()
    await http.server.close()
    await slack.close()
    await house.archive.close()
  }
  /** The ledger's entry of an answer, once it is settled. */
  const settled = (trigger: string) =>
    slack.space.until(async () => {
      const entry = await house.archive.ledger.find(`slack:${trigger}`)
      return entry?.posted ? entry : null
    })
  return {
    settled,
    settings: set,
    tools,
    slack,
    space: slack.space,
    adapter,
    started,
    newsroom,
    archive: house.archive,
    briefings: house.briefings,
    address,
    transport,
    logged,
    close,
    ned: person(slack, transport),
    kim: person(slack, transport, "kim", "U0KIM"),
    /** Somebody else, as Slack knows them. */
    other(name: string, who: Person) {
      const id = `U0${name.toUpperCase()}`
      slack.space.people.set(id, who)
      return person(slack, transport, name, id)
    },
    [Symbol.asyncDispose]: close,
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>
