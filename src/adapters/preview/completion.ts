import { shownOptions } from "../../core/command/arguments.ts"
import type { Choice } from "../../core/command/command.ts"
import { partAt, typedOption } from "../../core/command/line.ts"
import type { Span } from "../../core/model.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import { nearest } from "../../core/text/alike.ts"

/** What may be put at `range` of the line: `label` is shown, `text` is typed. */
export type Completion = { readonly label: string; readonly text: string; readonly range: Span }

/**
 * What the line may go on with at the cursor: commands, then an option's choices, then the names of options that begin
 * with the word being typed. Empty when nothing fits.
 */
export async function completionsAt(newsroom: Newsroom, line: string, cursor: number): Promise<readonly Completion[]> {
  const part = partAt(line, cursor, newsroom.commands)
  if (part === null) return []
  if (part.kind === "command") return commandsLike(newsroom, part.typed, part.range)

  const { call, option, range, word } = part
  const command = newsroom.commands.find(({ name }) => name === call.command)
  if (!command) return []
  const fitted = ({ label, value }: Choice): Completion => ({
    label,
    text: `${typedOption(command, option, value)} `,
    range,
  })
  const choices = (await newsroom.complete(call, option)).map(fitted)
  return word === null ? choices : [...choices, ...optionsLike(newsroom, call, line.slice(word.start, word.end), word)]
}

function commandsLike({ commands }: Newsroom, typed: string, range: Span): readonly Completion[] {
  const wanted = typed.toLowerCase()
  const begin = commands.filter(({ name }) => name.startsWith(wanted))
  const near = nearest(
    wanted,
    commands.map(({ name }) => name),
  )
  const fit = begin.length > 0 ? begin : commands.filter(({ name }) => near.includes(name))
  return fit.map(({ name, summary }) => ({ label: `/${name}: ${summary}`, text: `/${name} `, range }))
}

function optionsLike(
  { commands }: Newsroom,
  call: { readonly command: string; readonly args: Readonly<Record<string, string>> },
  typed: string,
  range: Span,
): readonly Completion[] {
  const command = commands.find(({ name }) => name === call.command)
  const options = command ? shownOptions(command).slice(1) : []
  return options
    .filter(([name]) => name.startsWith(typed.toLowerCase()) && call.args[name] === undefined)
    .map(([name, { summary }]) => ({ label: `${name}: ${summary}`, text: `${name}:`, range }))
}
