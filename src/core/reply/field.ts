/** One field: a time of day, words, words that are searched for while they are typed, one of several, any of several, a channel. */
export type Field = {
  /** The option that it fills in. */
  readonly name: string
  readonly kind: "time" | "text" | "search" | "one" | "several" | "channel"
  readonly label: string
  readonly hint: string
  /** What stands in it; of several the values with commas between. */
  readonly value: string
  readonly choices: readonly FieldChoice[]
  /** What it says when it is empty; null: nothing, so that what stood before stays. */
  readonly empty: string | null
  /** Where a window holds only five fields, those that count less stand in a second one. */
  readonly isMinor: boolean
}

export type FieldChoice = { readonly label: string; readonly value: string }
