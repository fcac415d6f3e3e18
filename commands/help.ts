import { shownOptions } from "../src/core/command/arguments.ts"
import { type AnyCommand, type Command, defineCommand, type Option, text, VERB } from "../src/core/command/command.ts"
import { misuse } from "../src/core/command/misuse.ts"
import {
  callTo,
  code,
  heading,
  type ListItem,
  list,
  note,
  paragraph,
  plain,
  type Reply,
  strong,
  toAsker,
} from "../src/core/reply/reply.ts"
import { nearest } from "../src/core/text/alike.ts"
import { brief } from "../src/core/text/cut.ts"
import { listed } from "../src/core/text/words.ts"

/** /help, for the commands given; it knows itself, too. */
export function helpOn(others: readonly AnyCommand[]): AnyCommand {
  const commandOption = text("Which command").complete(async (typed) =>
    commands
      .map(({ name }) => ({ label: name, value: name }))
      .filter(({ value }) => value.startsWith(commandName(typed))),
  )
  const help: Command<{ command: typeof commandOption }> = defineCommand({
    name: "help",
    summary: "See all commands and how to use them",
    example: "/help quote",
    options: { command: commandOption },
    run: async ({ command }) =>
      command === undefined ? everyCommand(commands) : oneCommand(commandName(command), commands),
  })
  const commands: readonly AnyCommand[] = [...others, help]
  return help
}

const commandName = (typed: string): string => typed.trim().toLowerCase().replace(/^\//, "")

function everyCommand(commands: readonly AnyCommand[]): Reply {
  const grouped = new Set(Object.values(GROUPS).flat())
  const others = commands.filter(({ name }) => name !== "help" && !grouped.has(name)).map(({ name }) => name)
  const groups = Object.entries(GROUPS).map(
    ([title, names]) => [title, title === "Ask" ? [...names, ...others] : names] as const,
  )
  const blocks = groups.flatMap(([title, names]) => {
    const items = names.flatMap((name) => commands.filter((command) => command.name === name).flatMap(linesOf))
    return items.length > 0 ? [paragraph([strong(title)]), list(items)] : []
  })
  return toAsker([
    paragraph("Find who said what in your articles, word for word, with its source."),
    ...blocks,
    note("Spelling mistakes and half-typed words are fine. For all options of a command, type for example /help quote"),
  ])
}

/** What people come for, and the commands that are for it; a command that stands nowhere else is something to ask. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Ask: ["quote", "fact", "who", "verify"],
  Read: ["summary", "articles", "history", "corrections"],
  Schedule: ["briefing"],
}

/** A line that starts the command, what it does, and a line that works as it stands. */
function linesOf({ name, summary, example, options }: AnyCommand): readonly ListItem[] {
  const verbs = options[VERB]?.verbs
  if (verbs)
    return STARTS.flatMap((verb) =>
      verbs[verb] ? [{ prose: [code(`/${name} ${verb}`), ...plain(` · ${verbs[verb]}`)] }] : [],
    )
  return [{ prose: [code(`/${name}`), ...plain(` · ${summary}, e.g. `), code(example)] }]
}

/** Of a command of several verbs, those to begin with. */
const STARTS = ["schedule", "now", "list"] as const

function oneCommand(wanted: string, commands: readonly AnyCommand[]): Reply {
  const command =
    commands.find(({ name }) => name === wanted) ?? commands.find(({ options }) => options[VERB]?.verbs[wanted])
  if (!command) {
    const near = nearest(
      wanted,
      commands.map(({ name }) => name),
    )
    const names = near.length > 0 ? near : commands.map(({ name }) => name)
    return misuse(
      `There is no command “/${brief(wanted)}”. Try one of these:`,
      names.map((name) => ({ label: `/help ${name}`, call: callTo("help", { command: name }) })),
    )
  }
  const items = shownOptions(command).flatMap(([name, option]) =>
    option.kind === "verb"
      ? Object.entries(option.verbs).map(([verb, does]) => ({ label: `/${command.name} ${verb}`, prose: plain(does) }))
      : [{ label: name, prose: plain(takenBy(option)) }],
  )
  return toAsker([
    heading(`/${command.name}`),
    paragraph(`${command.summary}.`),
    ...(items.length > 0 ? [list(items)] : []),
    note([{ text: "For example: " }, code(command.example)]),
  ])
}

function takenBy({ summary, kind, choices, isRequired }: Option<unknown>): string {
  const takes =
    kind === "flag" ? "yes or no" : kind === "day" ? "25 Nov 2026, last week, 2026-11" : listed(choices, "or")
  return [summary, takes && `(${takes})`, isRequired && "(needed)"].filter((part) => part).join(" ")
}
