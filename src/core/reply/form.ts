import type { Call } from "./reply.ts"

/** A window to fill in. */
export type Form = {
  readonly title: string
  /** What its button says. */
  readonly submit: string
  /** What it asks for once it is sent: what was filled in goes over these values, and an empty field leaves them. */
  readonly call: Call
  readonly fields: readonly Field[]
}

/** One field: a time of day, words, words that are searched for while they are typed, one of several, any of several. */
export type Field = {
  /** The option that it fills in. */
  readonly name: string
  readonly kind: "time" | "text" | "search" | "one" | "several"
  readonly label: string
  readonly hint: string
  /** What stands in it; of several the values with commas between. */
  readonly value: string
  readonly choices: readonly FieldChoice[]
  /** Where a window holds only five fields, those that count less stand in a second one. */
  readonly isMinor: boolean
}

export type FieldChoice = { readonly label: string; readonly value: string }
