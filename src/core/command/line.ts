import type { Span } from "../model.ts"
import { type Call, callTo, REPEATED, TAIL } from "../reply/reply.ts"
import { nearest } from "../text/alike.ts"
import { type AnyCommand, VERB } from "./command.ts"
import { type LinePiece, marked, piecesOf } from "./pieces.ts"
import { askedInWords, GREETING, SAID } from "./plain-words.ts"

/**
 * A typed line: `/quote iranian drones speaker:khamenei since:2022-10-01`.
 *
 * The first word is the command; its slash and its case do not matter. Words without slash and command are a /quote. `name:value` is an option, `name:"two words"`
 * takes several, in whichever quotation marks the keyboard makes. `--private` is `private:yes` where that is a flag.
 * All else is free text and fills the first option.
 * An option that is named twice with two values holds both, with REPEATED between: `readArguments` names the repetition.
 * `name:` that no option has is still read as one, so that the answer can name the nearest; what stands after a number
 * or before a blank or "//" is text: "10:30", "note: x", "https://x".
 */
export function readLine(line: string, commands: readonly AnyCommand[]): Call {
  const { word, body, command } = commandAt(line, commands)
  if (word === "") return callTo("help")
  const [first = "query"] = Object.keys(command?.options ?? {})
  const args: Record<string, string> = {}
  const named = new Map<string, string>()
  for (const { name, value } of withTails(piecesOf(line, body, command?.options ?? {}), command)) {
    const option = name ?? first
    const isRepeated = name !== null && named.has(name)
    if (isRepeated && named.get(name) === value) continue
    args[option] = Object.hasOwn(args, option) ? `${args[option]}${isRepeated ? REPEATED : " "}${value}` : value
    if (name !== null) named.set(name, value)
  }
  return { command: word, args: Object.fromEntries(Object.entries(args).filter(([, value]) => value !== "")) }
}

/**
 * Words behind an option's value that no quotation marks bound may still be its own: "time:7:30 pm", "speaker:State Department".
 * A command without free text has no other use for them, but behind a channel, whose name is one word. Where an option tells how many of such words it takes, they stand
 * behind TAIL until somebody who knows the archive has told (`settleTails`); else they are free text.
 */
function withTails(pieces: readonly LinePiece[], command: AnyCommand | undefined): readonly Said[] {
  const said: Said[] = []
  for (const piece of pieces) {
    const last = said.at(-1)
    const option = last?.isBare && last.name !== null ? command?.options[last.name] : undefined
    if (!last || piece.name !== null || option === undefined || option.kind === "channel") {
      said.push({
        name: piece.name,
        value: piece.value,
        isBare: piece.name !== null && !piece.isMarked && piece.value !== "",
      })
    } else if (isFreeOfText(command)) last.value += ` ${piece.value}`
    else if (option.takes) last.value += `${last.value.includes(TAIL) ? " " : TAIL}${piece.value}`
    else said.push({ name: null, value: piece.value, isBare: false })
  }
  return said
}

type Said = { readonly name: string | null; value: string; readonly isBare: boolean }

const isFreeOfText = (command: AnyCommand | undefined): boolean => command?.options[VERB] !== undefined

/** The line a person would type for the call; `readLine` gives the call back, but for arguments that are empty. */
export function lineOf(call: Call, commands: readonly AnyCommand[]): string {
  const command = commands.find(({ name }) => name === call.command)
  const [first] = Object.keys(command?.options ?? {})
  const words = Object.entries(call.args)
    .filter(([, value]) => value !== "")
    .sort(([a], [b]) => Number(b === first) - Number(a === first))
    .flatMap(([name, value]) => {
      const [one = "", ...repeats] = value.split(REPEATED)
      return [
        command ? typedOption(command, name, one) : optionText(name, one),
        ...repeats.map((value) => optionText(name, value)),
      ]
    })
  return [`/${call.command}`, ...words].join(" ")
}

/** How the value of one option is typed: the first option bare where it can be read back so, others by their name. */
export function typedOption(command: AnyCommand, name: string, value: string): string {
  if (name !== Object.keys(command.options)[0]) return optionText(name, value)
  const pieces = piecesOf(value, 0, command.options)
  const isPlain = pieces.every(({ name, isOpen }) => name === null && !isOpen)
  return isPlain && pieces.map((piece) => piece.value).join(" ") === value ? value : optionText(name, value)
}

const optionText = (name: string, value: string): string =>
  value.includes(TAIL) ? `${name}:${value.replaceAll(TAIL, " ")}` : valueText(name, value)

const valueText = (name: string, value: string): string =>
  `${name}:${/^(?!['‘’‚])[^\s"“”„«»‹›「」『』＂\\]+$/u.test(value) ? value : marked(value)}`

/** What is being typed at the cursor. `range` is the part of the line that a completion replaces. */
export type Part =
  | { readonly kind: "command"; readonly typed: string; readonly range: Span }
  | {
      readonly kind: "value"
      /** The line as it stands, with the text so far in `option`. */
      readonly call: Call
      readonly option: string
      readonly typed: string
      readonly range: Span
      /** The word of free text at the cursor, which may be the beginning of an option's name; null inside an option. */
      readonly word: Span | null
    }

/** The part of the line that the cursor (in UTF-16 code units) stands in; null after a command that does not exist. */
export function partAt(line: string, cursor: number, commands: readonly AnyCommand[]): Part | null {
  const { word, typed: lead, start, body, command } = commandAt(line, commands)
  const end = start + lead.length
  const isCommand = body === end || commands.some(({ name }) => name.startsWith(lead.toLowerCase()))
  if (cursor <= end && isCommand) return { kind: "command", typed: line.slice(start, cursor), range: { start: 0, end } }
  const [first] = Object.keys(command?.options ?? {})
  if (command?.name !== word || first === undefined) return null

  const pieces = piecesOf(line, body, command?.options ?? {})
  const isHere = ({ start, end }: Span) => start <= cursor && cursor <= end
  const at = pieces.findIndex(isHere)
  const piece = pieces[at]
  const { args } = readLine(line, commands)
  if (piece && piece.name !== null) {
    const { name, value, start, end } = piece
    const call = { command: word, args: { ...args, [name]: value } }
    return { kind: "value", call, option: name, typed: value, range: { start, end }, word: null }
  }
  const before = piece ? optionBefore(pieces, at, command) : null
  if (piece && before) {
    const typed = line.slice(before.end - before.value.length, piece.end)
    const call = { command: word, args: { ...args, [before.name]: typed } }
    return {
      kind: "value",
      call,
      option: before.name,
      typed,
      range: { start: before.start, end: piece.end },
      word: null,
    }
  }
  const range = piece ? runAround(pieces, at) : { start: cursor, end: cursor }
  const typed = line.slice(range.start, range.end)
  const call = { command: word, args: { ...args, [first]: typed } }
  return {
    kind: "value",
    call,
    option: first,
    typed,
    range,
    word: piece ? { start: piece.start, end: piece.end } : range,
  }
}

/** The option whose value may go on to the word at `at`. */
function optionBefore(pieces: readonly LinePiece[], at: number, command: AnyCommand | undefined) {
  let index = at
  while (pieces[index]?.name === null) index--
  const piece = pieces[index]
  if (!piece || piece.name === null || piece.isMarked || piece.value === "") return null
  const option = command?.options[piece.name]
  return option && option.kind !== "channel" && (option.takes || isFreeOfText(command))
    ? { ...piece, name: piece.name }
    : null
}

/** The free text around one of its words, up to the options on either side. */
function runAround(pieces: readonly LinePiece[], at: number): Span {
  const isText = (index: number) => pieces[index]?.name === null
  let [from, to] = [at, at]
  while (isText(from - 1)) from--
  while (isText(to + 1)) to++
  return { start: pieces[from]?.start ?? 0, end: pieces[to]?.end ?? 0 }
}

/** What people type for a command beside its name. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ["quotes", "quote"],
  ["find", "quote"],
  ["search", "quote"],
  ["facts", "fact"],
  ["summarise", "summary"],
  ["summarize", "summary"],
])

/**
 * The command's word, where the rest begins, and the command: for a misspelt one the nearest, whose options the rest is read by.
 * Words without a slash that name no command are what to look for.
 */
function commandAt(line: string, commands: readonly AnyCommand[]) {
  const names = commands.map(({ name }) => name)
  const nameIn = (word: string) => {
    const plain = word.toLowerCase().replace(/[:,*_~`]+$/, "")
    return [plain, SPOKEN.get(plain) ?? plain].find((name) => names.includes(name))
  }
  const wordAt = (start: number) => /^\S*/.exec(line.slice(start))?.[0] ?? ""
  const [lead = "", slash = ""] = /^[\s*_~`>]*(\/?)\s*/.exec(line) ?? []
  const behind = lead.length + (slash === "" ? (GREETING.exec(line.slice(lead.length))?.[0].length ?? 0) : 0)
  const start = nameIn(wordAt(behind)) === undefined ? lead.length : behind
  const typed = wordAt(start)
  const body = start + typed.length
  const asksForWords = slash === "" && nameIn(typed) === "who" && SAID.test(line.slice(body))
  const named = asksForWords ? undefined : nameIn(typed)
  const asked = slash === "" && named !== undefined ? askedInWords(named, line.slice(body)) : null
  const other = commands.find(({ name }) => name === asked?.command)
  if (asked && other) return { word: other.name, typed, start, body: body + asked.length, command: other }
  const search = slash === "" && named === undefined ? commands.find(({ name }) => name === "quote") : undefined
  if (search && typed !== "") return { word: search.name, typed, start, body: start, command: search }
  const name = named ?? nearest(typed, names)[0]
  const command = commands.find((one) => one.name === name)
  return { word: named ?? typed.toLowerCase(), typed, start, body, command }
}
