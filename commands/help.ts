import { shownOptions } from "../src/core/command/arguments.ts"
import { type AnyCommand, type Command, defineCommand, type Option, text, VERB } from "../src/core/command/command.ts"
import { type Examples, examplesOf } from "../src/core/command/examples.ts"
import { lineOf } from "../src/core/command/line.ts"
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
import { NO_ARTICLES } from "./nothing-found.ts"

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
    async run({ command }, { archive }) {
      const examples = await examplesOf(archive, commands)
      const wanted = commandName(command ?? "")
      if (wanted !== "") return oneCommand(wanted, commands, examples)
      return everyCommand(commands, examples, (await archive.articles.count()) === 0)
    },
  })
  const commands: readonly AnyCommand[] = [...others, help]
  return help
}

/** The first word that may name one: "/help briefing stop" is of /briefing, and "help me, please" of all. */
const commandName = (typed: string): string =>
  typed
    .toLowerCase()
    .match(/[^\s/,.!?]+/g)
    ?.find((word) => !/^(?:me|please|with)$/.test(word)) ?? ""

function everyCommand(commands: readonly AnyCommand[], examples: Examples, isEmpty: boolean): Reply {
  const exampleOf = exampleIn(commands, examples)
  const grouped = new Set(Object.values(GROUPS).flat())
  const others = commands.filter(({ name }) => name !== "help" && !grouped.has(name)).map(({ name }) => name)
  const groups = Object.entries(GROUPS).map(
    ([title, names]) => [title, title === "Ask" ? [...names, ...others] : names] as const,
  )
  const blocks = groups.flatMap(([title, names]) => {
    const items = names.flatMap((name) =>
      commands.filter((command) => command.name === name).flatMap((command) => linesOf(command, exampleOf(command))),
    )
    return items.length > 0 ? [paragraph([strong(title)]), list(items)] : []
  })
  return toAsker([
    paragraph("Find out who said what in your articles, word for word, with sources."),
    ...(isEmpty ? [paragraph(NO_ARTICLES)] : []),
    ...blocks,
    note("Typos and half-typed words are fine. To see a command's options, type for example /help quote"),
  ])
}

/** What people come for, and the commands that are for it; a command that stands nowhere else is something to ask. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Ask: ["quote", "fact", "who", "verify"],
  Read: ["summary", "articles", "history", "corrections"],
  Schedule: ["briefing"],
}

/** `works`: the newsroom's own articles answer it; else it shows how a line is typed. */
type Example = { readonly line: string; readonly works: boolean }

const exampleIn =
  (commands: readonly AnyCommand[], examples: Examples) =>
  ({ name, example, exampleFrom }: AnyCommand): Example => {
    const call = examples.get(name)
    return { line: call ? lineOf(call, commands) : example, works: call !== undefined || exampleFrom === undefined }
  }

/** A line that starts the command, what it does, and an example. */
function linesOf({ name, summary, options }: AnyCommand, { line, works }: Example): readonly ListItem[] {
  const verbs = options[VERB]?.verbs
  if (verbs)
    return STARTS.flatMap((verb) =>
      verbs[verb] ? [{ prose: [code(`/${name} ${verb}`), ...plain(` · ${verbs[verb]}`)] }] : [],
    )
  return [{ prose: [code(`/${name}`), ...plain(` · ${summary}${works ? ", e.g. " : ": "}`), code(line)] }]
}

/** Of a command of several verbs, those to begin with. */
const STARTS = ["schedule", "now", "list"] as const

function oneCommand(wanted: string, commands: readonly AnyCommand[], examples: Examples): Reply {
  const command =
    commands.find(({ name }) => name === wanted || `${name}s` === wanted) ??
    commands.find(({ options }) => options[VERB]?.verbs[wanted])
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
  const { line, works } = exampleIn(commands, examples)(command)
  return toAsker([
    heading(`/${command.name}`),
    paragraph(`${command.summary}.`),
    ...(items.length > 0 ? [list(items)] : []),
    note([{ text: works ? "For example: " : "Type: " }, code(line)]),
  ])
}

function takenBy({ summary, kind, choices, isRequired }: Option<unknown>): string {
  const takes =
    kind === "flag" ? "yes or no" : kind === "day" ? "25 Nov 2026, last week, 2026-11" : listed(choices, "or")
  return [summary, takes && `(${takes})`, isRequired && "(required)"].filter((part) => part).join(" ")
}
