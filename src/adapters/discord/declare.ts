import type {
  APIApplicationCommand,
  APIApplicationCommandBasicOption,
  APIApplicationCommandOption,
  APIApplicationCommandSubcommandOption,
  RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js"
import { shownOptions } from "../../core/command/arguments.ts"
import type { AnyCommand, Option } from "../../core/command/command.ts"
import { MESSAGE_COMMANDS } from "../../core/command/find-source.ts"
import { cut } from "../../core/text/cut.ts"
import { LIMITS } from "./limits.ts"
import { BRIEFED } from "./permissions.ts"

/** On servers and, installed by a person for themselves, everywhere: servers, the bot's own direct messages, others'. */
const EVERYWHERE = { integration_types: [0, 1], contexts: [0, 1, 2] }

/** The commands as Discord registers them. Throws when one breaks Discord's rules for names: a bug of its declaration. */
export function declarations(commands: readonly AnyCommand[]): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const asked = commands.map((command): RESTPostAPIApplicationCommandsJSONBody => {
    const options = shownOptions(command)
    const verbs = options.find(([, { kind }]) => kind === "verb")?.[1].verbs
    return {
      type: 1,
      name: nameOf(command.name),
      description: cut(command.summary, LIMITS.description),
      options: verbs ? subcommands(verbs, options) : basicOptions(options),
      ...EVERYWHERE,
    }
  })
  const hasVerify = commands.some(({ name }) => name === "verify")
  return hasVerify ? [...asked, ...MESSAGE_COMMANDS.map((name) => ({ type: 3, name, ...EVERYWHERE }))] : asked
}

type Named = readonly (readonly [string, Option<unknown>])[]

/** Each verb with the options that belong to it. */
const subcommands = (verbs: Option<unknown>["verbs"], options: Named): APIApplicationCommandSubcommandOption[] =>
  Object.entries(verbs).map(([name, summary]) => ({
    type: 1,
    name: nameOf(name),
    description: cut(summary, LIMITS.description),
    options: basicOptions(
      options.filter(([, { kind, belongs }]) => kind !== "verb" && (belongs.length === 0 || belongs.includes(name))),
    ),
  }))

/** Discord takes needed options first only. */
function basicOptions(named: Named): APIApplicationCommandBasicOption[] {
  const options = named.map(([name, option]) => optionOf(name, option))
  return [...options.filter(({ required }) => required), ...options.filter(({ required }) => !required)]
}

function optionOf(name: string, option: Option<unknown>): APIApplicationCommandBasicOption {
  const shared = {
    name: nameOf(name),
    description: cut(option.summary, LIMITS.description),
    ...(option.isRequired && { required: true }),
  }
  if (option.kind === "flag") return { type: 5, ...shared }
  if (option.kind === "channel") return { type: 7, ...shared, channel_types: [...BRIEFED] }
  if (option.kind === "page") return { type: 4, ...shared, min_value: 1 }
  if (option.completer) return { type: 3, ...shared, autocomplete: true }
  if (option.choices.length === 0) return { type: 3, ...shared }
  return {
    type: 3,
    ...shared,
    choices: option.choices.slice(0, LIMITS.choices).map((value) => ({ name: value, value })),
  }
}

/** Names of commands and options, from interactions/application-commands; lower case wherever there is one. */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

function nameOf(name: string): string {
  if (NAME.test(name) && name === name.toLowerCase()) return name
  throw new Error(
    `Discord takes no command or option named “${name}”: at most 32 letters, digits, - and _, lower case.`,
  )
}

/** Whether what Discord has is what we declare; it adds fields of its own, and keeps commands in its own order. */
export function isRegistered(
  wanted: readonly RESTPostAPIApplicationCommandsJSONBody[],
  had: readonly (APIApplicationCommand | RESTPostAPIApplicationCommandsJSONBody)[],
): boolean {
  const all = (commands: typeof had) => commands.map((command) => JSON.stringify(essence(command))).toSorted()
  return JSON.stringify(all(wanted)) === JSON.stringify(all(had))
}

function essence(command: APIApplicationCommand | RESTPostAPIApplicationCommandsJSONBody) {
  const { type = 1, name, integration_types, contexts, default_member_permissions, nsfw } = command
  const description = "description" in command ? command.description : ""
  const options = ("options" in command ? command.options : undefined) ?? []
  return [
    type,
    name,
    description,
    integration_types?.toSorted() ?? null,
    contexts?.toSorted() ?? null,
    default_member_permissions ?? null,
    nsfw ?? false,
    options.map(essenceOf),
  ]
}

const essenceOf = (option: APIApplicationCommandOption): unknown => [
  option.type,
  option.name,
  option.description,
  "required" in option && option.required === true,
  "autocomplete" in option && option.autocomplete === true,
  "choices" in option ? (option.choices ?? []).map(({ name, value }) => [name, value]) : [],
  "min_value" in option ? option.min_value : null,
  "channel_types" in option ? option.channel_types?.toSorted((a, b) => a - b) : null,
  "options" in option ? (option.options ?? []).map(essenceOf) : [],
]
