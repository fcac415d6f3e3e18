import { config as readDotenv } from "dotenv"
import { z } from "zod"
import { cut } from "./core/text/cut.ts"
import { edits } from "./core/text/distance.ts"
import { inert } from "./core/text/inert.ts"
import { looksSecret } from "./core/text/secret.ts"

/** Every variable that Pullquote reads, with what it does; `.env.example` is made from this. Empty means unset. */
const variables = z.object({
  DISCORD_TOKEN: secret("Bot token of the Discord application. Set it to connect Discord."),
  DISCORD_APPLICATION_ID: text(/^\d{1,20}$/, "Copy the number from the application's page.")
    .optional()
    .describe("Application id of the Discord application; needed with DISCORD_TOKEN."),
  DISCORD_TRANSPORT: z
    .enum(["gateway", "http"], "Write gateway or http.")
    .default("gateway")
    .describe("gateway: the bot connects to Discord. http: Discord calls the bot at /discord/interactions, signed."),
  DISCORD_PUBLIC_KEY: text(/^[0-9a-fA-F]{64}$/, "Copy the 64 hexadecimal digits from the application's page.")
    .optional()
    .describe("Public key of the Discord application, to check signatures; needed for http."),
  DISCORD_API_URL: address("Base URL of Discord's REST API, for a proxy or a test. Unset: Discord's own."),
  SLACK_BOT_TOKEN: secret("Bot token of the Slack app (xoxb-…). Set it to connect Slack.", "xoxb-"),
  SLACK_APP_TOKEN: secret("App token of the Slack app (xapp-…). Set it to use Socket Mode.", "xapp-"),
  SLACK_SIGNING_SECRET: secret("Without an app token: the signing secret, to check what Slack sends to /slack/events."),
  SLACK_API_URL: address("Base URL of Slack's Web API, for a proxy or a test. Unset: Slack's own."),
  SLACK_COMMAND_PREFIX: text(/^[a-z0-9_-]{1,16}$/, "Write up to 16 lower-case letters, digits, - or _.")
    .refine(isNoSecret, "Write what goes before each command, such as pq-.")
    .optional()
    .describe("Goes before each command on Slack: pq- makes /pq-quote."),
  DISCORD_MANAGERS: text(/^\d{1,20}(\s*,\s*\d{1,20})*$/, "Write role IDs, separated by commas.")
    .optional()
    .describe(
      "Discord role IDs, separated by commas. Members with one of these roles can schedule briefings, like those with “Manage Server”.",
    ),
  SLACK_MANAGERS: text(
    /^(?:\*|[UWS][A-Z0-9]+(\s*,\s*[UWS][A-Z0-9]+)*)$/,
    "Write IDs of users or user groups, separated by commas: U012AB3CD,S045EF6GH. Or * for every member of a channel.",
  )
    .optional()
    .describe(
      "Slack IDs of users and user groups who can schedule briefings, separated by commas; * is every member of a channel. Unset: full members of the workspace. A user group needs the scope usergroups:read.",
    ),
  OUTSIDERS: z
    .enum(["refuse", "answer", "private"], "Write refuse, answer or private.")
    .default("refuse")
    .describe(
      "What people from other organisations get in shared Slack channels. refuse: nothing; answer: answers like everyone else; private: answers that only they see.",
    ),
  HOST: text(/^[^\s/@]+$/, "Write a host name or an address: 127.0.0.1.")
    .refine(isNoSecret, "Write a host name or an address: 127.0.0.1.")
    .default("127.0.0.1")
    .describe("The address that the page, the health checks and the webhooks listen on."),
  PORT: port().default(3000).describe("The port on HOST; 0 picks any free one."),
  WEBHOOK_PORT: port()
    .optional()
    .describe(
      "A port on HOST only for what Discord and Slack send: the one to put behind a proxy. Unset: PORT takes it, beside the page.",
    ),
  CONTENT_DIR: folder("content/articles", "The folder with the articles; read at start and whenever a file changes."),
  DATA_DIR: folder("data", "The folder for the database; created when it does not exist."),
  DATABASE_URL: z
    .never("This version keeps its data only in DATA_DIR. Leave it unset.")
    .optional()
    .describe(
      "Reserved for postgres://…; this version keeps its data only in DATA_DIR and does not start with it set.",
    ),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, "Write a name such as Europe/Berlin, or UTC.")
    .default("UTC")
    .describe("The time zone for times without one of their own. An article's own times are shown as printed."),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "Write debug, info, warn, error or silent.")
    .default("info")
    .describe("How much is logged: debug, info, warn, error or silent."),
})

/** Their values are never printed. */
const SECRETS: ReadonlySet<string> = new Set([
  "DISCORD_TOKEN",
  "SLACK_BOT_TOKEN",
  "SLACK_APP_TOKEN",
  "SLACK_SIGNING_SECRET",
  "DATABASE_URL",
])

export type Config = z.infer<typeof variables>
export type Environment = Readonly<Record<string, string | undefined>>

/** The values that must never be shown, whatever the text they stand in. */
const secretsIn = (environment: Environment): readonly string[] =>
  [...SECRETS].flatMap((name) => environment[name]?.trim() || [])

/**
 * What the variables say, or every fault in them, each as a line that says what to do. No secret is ever told, whichever
 * variable it was written into.
 */
export function configFrom(
  environment: Environment,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] } {
  const given = Object.fromEntries(
    Object.keys(variables.shape).flatMap((name) => {
      const value = environment[name]?.trim()
      return value ? [[name, value]] : []
    }),
  )
  const parsed = variables.safeParse(given)
  const wrong = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => fault(String(path[0]), given, message))
  const faults = [...wrong, ...astray(given), ...missing(given)]
  return parsed.success && faults.length === 0 ? { ok: true, config: parsed.data } : { ok: false, faults }
}

/** As if PORT were set so for this process. */
export function choosePort(port: string): void {
  process.env.PORT = port
}

/**
 * The configuration of this process: its environment, and `.env` in the working directory for what that leaves out.
 * `doubts`: lines of `.env` that are read by nobody and look like one of ours. `secrets`: what must never be shown.
 */
export function readConfig(): ReturnType<typeof configFrom> & {
  readonly doubts: readonly string[]
  readonly secrets: readonly string[]
} {
  const environment = { ...process.env }
  const { error, parsed = {} } = readDotenv({ quiet: true, processEnv: environment as Record<string, string> })
  if (error && error.code !== "NOT_FOUND_DOTENV_ENVIRONMENT" && error.code !== "ENOENT") {
    return {
      ok: false,
      faults: [`.env cannot be read (${error.code}). Check who owns the file.`],
      doubts: [],
      secrets: [],
    }
  }
  return { ...configFrom(environment), doubts: misspelt(Object.keys(parsed)), secrets: secretsIn(environment) }
}

/** The environment itself is full of other programs' names, so only those of `.env` are doubted. */
export function misspelt(names: readonly string[]): readonly string[] {
  const known = Object.keys(variables.shape)
  return names
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const limit = name.length < 8 ? 1 : 2
      const near = known
        .map((meant) => ({ meant, away: edits(name.toUpperCase(), meant, limit) }))
        .filter(({ away }) => away <= limit)
        .toSorted((a, b) => a.away - b.away)
      return near[0] ? [`.env sets ${cut(name, 60)}, which is not a setting. Did you mean ${near[0].meant}?`] : []
    })
}

/** The text of `.env.example`: every variable with what it does, and its default where it has one. */
export function exampleOfEnv(): string {
  const defaults: Readonly<Record<string, unknown>> = variables.parse({})
  const entries = Object.entries(variables.shape).map(
    ([name, { description }]) => `# ${description}\n${name}=${defaults[name] ?? ""}`,
  )
  return `${EXAMPLE_HEAD}\n\n${entries.join("\n\n")}\n`
}

const EXAMPLE_HEAD = `# Every setting that Pullquote reads. Copy this file to .env and fill in what you need: none is required.
# Empty is the same as left out. Made from src/config.ts; tests hold the two equal.`

function fault(name: string, given: Readonly<Record<string, string>>, message: string): string {
  const value = given[name] ?? ""
  if (SECRETS.has(name)) return `${name} is not valid. ${message}`
  const isShown = isHarmless(value) && !looksSecret(value, secretsIn(given))
  return isShown
    ? `${name} is “${inert(value)}”. ${message}`
    : `${name} may hold a secret, so it is not shown. ${message}`
}

/** Short, with no user of an address, and no mixture of letters and digits such as keys and passwords are. */
const isHarmless = (value: string): boolean =>
  value.length <= 24 && !value.includes("@") && !(value.length >= 12 && /[a-z]/i.test(value) && /\d.*\d/.test(value))

/** A secret's value in a variable that is shown to people and written into the log. */
function astray(given: Readonly<Record<string, string>>): readonly string[] {
  const secrets = secretsIn(given).filter((secret) => secret.length >= 6)
  return Object.entries(given)
    .filter(([name, value]) => !SECRETS.has(name) && secrets.some((secret) => value.includes(secret)))
    .map(([name]) => `${name} holds the value of a secret, so it is not shown. Look at what belongs there.`)
}

/** What one variable needs of another. */
function missing(given: Environment): readonly string[] {
  const needs = (name: string, other: string, why: string) =>
    given[name] && !given[other] ? [`${other} is missing: ${why}.`] : []
  return [
    ...needs("DISCORD_TOKEN", "DISCORD_APPLICATION_ID", "DISCORD_TOKEN needs it"),
    ...(given.DISCORD_TRANSPORT === "http"
      ? needs("DISCORD_TRANSPORT", "DISCORD_PUBLIC_KEY", "DISCORD_TRANSPORT=http needs it to check signatures")
      : []),
    ...(given.SLACK_SIGNING_SECRET
      ? []
      : needs("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_BOT_TOKEN needs it, or SLACK_SIGNING_SECRET")),
    ...needs("SLACK_APP_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN needs it"),
    ...needs("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET needs it"),
    ...(given.WEBHOOK_PORT && given.WEBHOOK_PORT !== "0" && given.WEBHOOK_PORT === (given.PORT ?? "3000")
      ? ["WEBHOOK_PORT is the same as PORT. Set another port."]
      : []),
  ]
}

function text(fits: RegExp, otherwise: string) {
  return z.string().regex(fits, otherwise)
}

function secret(description: string, prefix = "") {
  return z.string().startsWith(prefix, `It must begin with ${prefix}.`).optional().describe(description)
}

function isNoSecret(value: string): boolean {
  return !looksSecret(value)
}

function port() {
  const message = "Write a number from 0 to 65535."
  return text(/^\d{1,5}$/, message)
    .transform(Number)
    .refine((port) => port <= 65535, message)
}

function folder(usual: string, description: string) {
  const message = "Write the path of a folder."
  return z.string().refine(isNoSecret, message).default(usual).describe(description)
}

function address(description: string) {
  return z
    .url({ protocol: /^https?$/, error: "Write an address that begins with https:// or http://." })
    .refine(isNoSecret, "Write an address without a user name, a password or a token.")
    .optional()
    .describe(description)
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name })
    return true
  } catch {
    return false
  }
}
