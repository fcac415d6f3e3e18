import { type Call, callTo, REPEATED } from "../reply/reply.ts"
import { nearest } from "../text/alike.ts"
import { brief } from "../text/cut.ts"
import { listed } from "../text/words.ts"
import { type AnyCommand, type Args, type Command, type Option, type Options, VERB } from "./command.ts"

/** What was not understood, in words for the asker, with the calls that may have been meant. */
export type Misread = { readonly ok: false; readonly problem: string; readonly suggestions: readonly Call[] }

/**
 * The typed arguments of a call, by the command's declaration. An empty value counts as left out.
 * The first problem is told: one thing to mend at a time.
 */
export function readArguments<O extends Options>(
  command: Command<O>,
  raw: Call["args"],
): { readonly ok: true; readonly args: Args<O> } | Misread {
  const typed = Object.fromEntries(Object.entries(raw).filter(([, value]) => value.trim() !== ""))
  const given = withVerb(command, typed)
  const repeated = Object.keys(given).find((name) => given[name]?.includes(REPEATED))
  if (repeated !== undefined) return namedTwice(command, given, repeated)
  const stranger = Object.keys(given).find((name) => !Object.hasOwn(command.options, name))
  if (stranger !== undefined) return unknownOption(command, given, stranger)
  const misplaced = verbMisread(command, given)
  if (misplaced) return misplaced

  const args: Record<string, unknown> = {}
  for (const [name, option] of Object.entries<Option<unknown>>(command.options)) {
    const value = readValue(name, option, given[name]?.trim())
    if (value.ok) args[name] = value.value
    else
      return {
        ok: false,
        problem: value.problem,
        suggestions: value.instead.map((word) => callTo(command.name, given, { [name]: word })),
      }
  }
  return { ok: true, args: args as Args<O> }
}

/** The options that people see, in their order. */
export const shownOptions = (command: AnyCommand): readonly (readonly [string, Option<unknown>])[] =>
  Object.entries<Option<unknown>>(command.options).filter(([, option]) => !option.isHidden)

/** The choices that people are offered: of verbs, those that are not for buttons alone. */
export const offeredBy = ({ kind, verbs, choices }: Option<unknown>): readonly string[] =>
  kind === "verb" ? Object.keys(verbs) : choices

type ReadValue =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problem: string; readonly instead: readonly string[] }

const YES = ["yes", "y", "true", "on", "1"]
const NO = ["no", "n", "false", "off", "0"]

function readValue(name: string, option: Option<unknown>, typed: string | undefined): ReadValue {
  const value = (value: unknown): ReadValue => ({ ok: true, value })
  const bad = (problem: string, instead: readonly string[] = []): ReadValue => ({ ok: false, problem, instead })
  if (typed === undefined) {
    if (option.isRequired) return bad(`“${name}” is missing: ${option.summary}.`)
    return value(option.kind === "flag" ? false : option.kind === "page" ? 1 : undefined)
  }
  const shown = `“${name}:${brief(typed)}”`
  switch (option.kind) {
    case "text":
    case "day": // which days are meant depends on today, and on whose
    case "channel": // which channel it is only its platform knows
      return value(typed)
    case "flag": {
      const word = typed.toLowerCase()
      if (YES.includes(word)) return value(true)
      return NO.includes(word) ? value(false) : bad(`${shown} must be yes or no.`, ["yes", "no"])
    }
    case "page":
      return /^[1-9]\d{0,5}$/.test(typed)
        ? value(Number(typed))
        : bad(`${shown} is not a page number. Pages start at 1.`)
    case "choice":
    case "verb": {
      const chosen = option.choices.find((choice) => choice === typed.toLowerCase())
      if (chosen !== undefined) return value(chosen)
      const offered = offeredBy(option)
      const near = nearest(typed, offered)
      const words =
        option.kind === "verb" ? `“${brief(typed)}” is not one of its commands.` : `${shown} is not a choice.`
      return bad(`${words} Type ${listed(offered, "or")}.`, near.length > 0 ? near : offered)
    }
  }
}

function namedTwice(command: AnyCommand, given: Call["args"], name: string): Misread {
  const values = (given[name] ?? "").split(REPEATED).filter((value) => value.trim() !== "")
  const shown = values.slice(0, 4).map((value) => `“${brief(value)}”`)
  return {
    ok: false,
    problem: `“${brief(name)}” is there more than once: ${listed(shown, "and")}. Choose one.`,
    suggestions: values.slice(0, 4).map((value) => callTo(command.name, given, { [name]: value })),
  }
}

/**
 * Of a command of several verbs, the verb by its own name; words behind it are a channel ("stop #news"), and its first option
 * that is not named: "schedule 7:30 pm", "pause 3 days".
 */
function withVerb(command: AnyCommand, given: Call["args"]): Call["args"] {
  const [typed = "", ...words] = (given[VERB] ?? "").trim().split(/\s+/)
  const option = command.options[VERB]
  const word = typed.toLowerCase()
  const verb = option?.synonyms[word] ?? word
  if (!option?.choices.includes(verb)) return given
  const { channel, stray } = withoutChannel(command, given, words)
  const named = { ...given, ...channel, [VERB]: verb }
  const free = optionsOf(command, verb).find(([name, { kind }]) => kind === "text" && !(name in given))
  if (stray.length === 0) return named
  return free ? { ...named, [free[0]]: stray.join(" ") } : { ...named, [VERB]: [verb, ...stray].join(" ") }
}

/** Where the command takes a channel and none is named: the first word that is one, also "in #news", and the other words. */
function withoutChannel(command: AnyCommand, given: Call["args"], words: readonly string[]) {
  const [name] = shownOptions(command).find(([, { kind }]) => kind === "channel") ?? []
  const at = words.findIndex((word) => /^#\S/.test(word))
  if (name === undefined || name in given || at < 0) return { channel: {}, stray: words }
  const from = /^(?:in|for|to|of)$/i.test(words[at - 1] ?? "") ? at - 1 : at
  return { channel: { [name]: words[at] ?? "" }, stray: [...words.slice(0, from), ...words.slice(at + 1)] }
}

/** The options that people see of one verb. */
const optionsOf = (command: AnyCommand, verb: string) =>
  shownOptions(command).filter(([name, { belongs }]) => name !== VERB && belongs.includes(verb))

/** Of a command of several verbs: words that no option holds, and options that belong to another verb. */
function verbMisread(command: AnyCommand, given: Call["args"]): Misread | null {
  const [verb = "", ...stray] = (given[VERB] ?? "").trim().split(/\s+/)
  const calls = (...args: readonly Call["args"][]) => args.map((args) => callTo(command.name, args))
  if (!command.options[VERB]?.choices.includes(verb)) return null
  if (stray.length > 0) {
    const problem = `/${command.name} ${verb} does not take “${brief(stray.join(" "))}”.`
    return { ok: false, problem, suggestions: calls({ ...given, [VERB]: verb }) }
  }
  const foreign = shownOptions(command).find(
    ([name, { belongs }]) => Object.hasOwn(given, name) && belongs.length > 0 && !belongs.includes(verb),
  )
  if (!foreign) return null
  const [name, { belongs: all }] = foreign
  const belongs = all.filter((verb) => Object.hasOwn(command.options[VERB]?.verbs ?? {}, verb))
  const { [name]: _, ...others } = given
  const at = (verb: string) => `/${command.name} ${verb}`
  return {
    ok: false,
    problem: `“${name}” is an option of ${listed(belongs.map(at), "and")}, not of ${at(verb)}.`,
    suggestions: calls(...belongs.map((verb) => ({ ...given, [VERB]: verb })), others),
  }
}

function unknownOption(command: AnyCommand, given: Call["args"], stranger: string): Misread {
  const names = shownOptions(command).map(([name]) => name)
  const { [stranger]: value = "", ...kept } = given
  const asOption = nearest(
    stranger,
    names.filter((name) => !Object.hasOwn(kept, name)),
  ).map((name) => ({ ...kept, [name]: value }))
  const [first, option] = Object.entries<Option<unknown>>(command.options)[0] ?? []
  const asText =
    first !== undefined && option?.kind === "text"
      ? [{ ...kept, [first]: [kept[first], `${stranger}:${value}`].filter((text) => text).join(" ") }]
      : []
  const takes = names.length === 0 ? "takes no options" : `takes ${listed(names, "and")}`
  return {
    ok: false,
    problem: `/${command.name} has no option “${brief(stranger)}”: it ${takes}.`,
    suggestions: [...asOption, ...asText].map((args) => callTo(command.name, args)),
  }
}
