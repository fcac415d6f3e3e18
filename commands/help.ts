import { shownOptions } from "../src/core/command/arguments.ts"
import { type AnyCommand, type Command, defineCommand, type Option, text, VERB } from "../src/core/command/command.ts"
import { misuse } from "../src/core/command/misuse.ts"
import { callTo, heading, list, note, paragraph, plain, type Reply, strong, toAsker } from "../src/core/reply/reply.ts"
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
    summary: "See what can be asked, and how",
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
  const lines = commands.map(({ name, summary, example }) => ({
    label: `/${name}`,
    prose: [...plain(`${summary}. `), strong(example)],
  }))
  return toAsker([
    paragraph("Every word shown is a slice of a stored article, with its source. Nothing is generated."),
    list(lines),
    note("Typing errors and half-typed words are understood. /help quote tells what /quote takes."),
  ])
}

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
      `There is no command “/${brief(wanted)}”. Ask for one of these:`,
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
    note(`For example: ${command.example}`),
  ])
}

function takenBy({ summary, kind, choices, isRequired }: Option<unknown>): string {
  const takes =
    kind === "flag" ? "yes or no" : kind === "day" ? "25 Nov 2026, last week, 2026-11" : listed(choices, "or")
  return [summary, takes && `(${takes})`, isRequired && "(needed)"].filter((part) => part).join(" ")
}
