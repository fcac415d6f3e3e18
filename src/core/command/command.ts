import type { Desk } from "../desk.ts"
import type { Covered } from "../model.ts"
import type { Call, Reply } from "../reply/reply.ts"

/** What a person can ask: declared options, and a function from their values to a reply. No platform in sight. */
export type Command<O extends Options = Options> = {
  readonly name: string
  readonly summary: string
  /** How a line of it is typed: "/quote words speaker:name". */
  readonly example: string
  /** A call that this article answers: its own words, names and slug; null when it has none. Absent: `example` is one. */
  readonly exampleFrom?: (covered: Covered) => Call | null
  /** In the order people see them; free text of a typed line fills the first. */
  readonly options: O
  run(args: Args<O>, desk: Desk): Promise<Reply>
}

export type Options = Readonly<Record<string, Option<unknown>>>
export type Args<O extends Options> = { readonly [K in keyof O]: O[K] extends Option<infer T> ? T : never }

/** What an autocompletion offers at most. Discord takes no more; Slack would. */
export const MOST_CHOICES = 25
/** UTF-16 code units of a choice's label, and of its value. Discord takes no more. */
export const LONGEST_CHOICE = 100

/** What an autocompletion offers: `label` is shown (1 to LONGEST_CHOICE), `value` is sent. */
export type Choice = { readonly label: string; readonly value: string }

/** `typed`: what stands in the option so far; `args`: the other options, as raw text. At most MOST_CHOICES. */
export type Completer = (
  typed: string,
  args: Readonly<Record<string, string>>,
  desk: Desk,
) => Promise<readonly Choice[]>

/** How many of the words, from the first on, are the option's value: at least 1. */
export type Taking = (words: readonly string[], desk: Desk) => Promise<number>

type OptionKind = "text" | "flag" | "day" | "page" | "choice" | "channel" | "verb"

/** The name of the option that says which of its things a command is to do; it comes first. */
export const VERB = "action"

/** One option. `T` is what `run` gets: undefined when it may be left out and was. */
export type Option<T> = {
  readonly kind: OptionKind
  readonly summary: string
  readonly isRequired: boolean
  /** Hidden options are for buttons: never registered, listed or completed. */
  readonly isHidden: boolean
  readonly choices: readonly string[]
  /** What each choice of a verb does, for people; a verb that is not here is for buttons. */
  readonly verbs: Readonly<Record<string, string>>
  /** What people type for a verb beside its name. */
  readonly synonyms: Readonly<Record<string, string>>
  /** The verbs that the option belongs to; none: all. */
  readonly belongs: readonly string[]
  readonly completer: Completer | null
  /** Where a typed value may be several words: how many of these are it. */
  readonly takes: Taking | null
  required(): Option<NonNullable<T>>
  hidden(): Option<T>
  /** Only for these verbs of the command. */
  only(...verbs: readonly string[]): Option<T>
  complete(completer: Completer): Option<T>
  /** Its typed value may be several words without quotation marks, beside free text. */
  taking(takes: Taking): Option<T>
}

type Facts = Omit<Option<unknown>, "required" | "hidden" | "only" | "complete" | "taking">

const option = <T>(facts: Facts): Option<T> => ({
  ...facts,
  required: () => option({ ...facts, isRequired: true }),
  hidden: () => option({ ...facts, isHidden: true }),
  only: (...belongs) => option({ ...facts, belongs }),
  complete: (completer) => option({ ...facts, completer }),
  taking: (takes) => option({ ...facts, takes }),
})

const fresh = (kind: OptionKind, summary: string, choices: readonly string[] = []): Facts => ({
  kind,
  summary,
  choices,
  isRequired: false,
  isHidden: false,
  verbs: {},
  synonyms: {},
  belongs: [],
  completer: null,
  takes: null,
})

export const text = (summary: string) => option<string | undefined>(fresh("text", summary))
export const flag = (summary: string) => option<boolean>(fresh("flag", summary))
/** Days in the asker's words, as they are typed: "2022-10-20", "25 November", "last week". */
export const day = (summary: string) => option<string | undefined>(fresh("day", summary))
/** A channel of the server or workspace, by its id or its name: "#news". */
export const channel = (summary: string) => option<string | undefined>(fresh("channel", summary))
/** A number from 1; 1 when left out. */
export const page = (summary: string) => option<number>(fresh("page", summary))
export const choice = <C extends string>(summary: string, choices: readonly C[]) =>
  option<C | undefined>(fresh("choice", summary, choices))

type Verbs<V extends string, B extends string> = {
  /** Each with a line that says what it does. */
  readonly verbs: Readonly<Record<V, string>>
  /** Verbs that only a button says. */
  readonly buttons: readonly B[]
  readonly synonyms: Readonly<Record<string, NoInfer<V>>>
}

/** Which of its things the command is to do. */
export const verb = <const V extends string, const B extends string>(summary: string, of: Verbs<V, B>) => {
  const { verbs, buttons, synonyms } = of
  const choices = [...Object.keys(verbs), ...buttons]
  return option<V | B | undefined>({ ...fresh("verb", summary, choices), verbs, synonyms })
}

export const defineCommand = <O extends Options>(command: Command<O>): Command<O> => command

/** A command of any options, as lists hold it. */
// biome-ignore lint/suspicious/noExplicitAny: run's parameter makes Command invariant; readArguments is the one door to it
export type AnyCommand = Command<any>
