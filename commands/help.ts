import { shownOptions } from "../src/core/command/arguments.ts"
import { type AnyCommand, type Command, defineCommand, type Option, text } from "../src/core/command/command.ts"
import { misuse } from "../src/core/command/misuse.ts"
import { type Block, plain, type Reply, strong } from "../src/core/reply/reply.ts"
import { nearest } from "../src/core/text/alike.ts"
import { cut } from "../src/core/text/cut.ts"
import { listed } from "../src/core/text/words.ts"
import { again } from "./again.ts"

/** /help, for the commands given; it knows itself, too. */
export function helpOn(others: readonly AnyCommand[]): AnyCommand {
  const named = text("Which command").complete(async (typed) =>
    commands.map(({ name }) => ({ label: name, value: name })).filter(({ value }) => value.startsWith(bare(typed))),
  )
  const help: Command<{ command: typeof named }> = defineCommand({
    name: "help",
    summary: "See what can be asked, and how",
    example: "/help quote",
    options: { command: named },
    run: async ({ command }) => (command === undefined ? overview(commands) : details(bare(command), commands)),
  })
  const commands: readonly AnyCommand[] = [...others, help]
  return help
}

const bare = (typed: string): string => typed.trim().toLowerCase().replace(/^\//, "")

const told = (blocks: readonly Block[]): Reply => ({ blocks, actions: [], audience: "asker", outcome: "answered" })

function overview(commands: readonly AnyCommand[]): Reply {
  return told([
    {
      kind: "prose",
      prose: plain("Every word shown is a slice of a stored article, with its source. Nothing is generated."),
    },
    {
      kind: "list",
      items: commands.map(({ name, summary, example }) => ({
        label: `/${name}`,
        prose: [...plain(`${summary}. `), strong(example)],
      })),
    },
    {
      kind: "note",
      prose: plain("Typing errors and half-typed words are understood. /help quote tells what /quote takes."),
    },
  ])
}

function details(wanted: string, commands: readonly AnyCommand[]): Reply {
  const command = commands.find(({ name }) => name === wanted)
  if (!command) {
    const near = nearest(
      wanted,
      commands.map(({ name }) => name),
    )
    const names = near.length > 0 ? near : commands.map(({ name }) => name)
    return misuse(
      `There is no command “/${cut(wanted, 40)}”. Ask for one of these:`,
      names.map((name) => ({ label: `/help ${name}`, call: again("help", { command: name }) })),
    )
  }
  const items = shownOptions(command).flatMap(([name, option]) =>
    option.kind === "verb"
      ? Object.entries(option.verbs).map(([verb, does]) => ({ label: `/${command.name} ${verb}`, prose: plain(does) }))
      : [{ label: name, prose: plain(meaning(option)) }],
  )
  return told([
    { kind: "heading", prose: plain(`/${command.name}`) },
    { kind: "prose", prose: plain(`${command.summary}.`) },
    ...(items.length > 0 ? ([{ kind: "list", items }] as const) : []),
    { kind: "note", prose: plain(`For example: ${command.example}`) },
  ])
}

function meaning({ summary, kind, choices, isRequired }: Option<unknown>): string {
  const takes = kind === "flag" ? "yes or no" : kind === "day" ? "2022-10-20, 2022-10 or 2022" : listed(choices, "or")
  return [summary, takes && `(${takes})`, isRequired && "(needed)"].filter((part) => part).join(" ")
}
