import type { ArticleHead } from "./articles.ts"
import type { Labels } from "./labels.ts"

/** Everyone who is named in the current articles, most quoted first. Who is only described ("some sources") is left out. */
export type People = Labels<Person> & {
  /** Who has this name, compared folded. */
  named(name: string): Promise<Person | null>
  /** In which articles the name stands, and as what: the newest of them and how many there are. */
  appearances(name: string, limit: number): Promise<Appearances>
}

/**
 * A person or body over all articles. Rows of one name are one person; nothing else is taken for a proof that two are the
 * same.
 */
export type Person = {
  /** As the newest article gives it. */
  readonly name: string
  readonly kind: "person" | "body"
  /** As the newest article shows it; null when that gives none. */
  readonly role: string | null
  /** As the newest articles give them, the newest one's first; none twice. */
  readonly roles: readonly string[]
  /** Utterances with words in quotation marks, and paraphrases, over all articles. */
  readonly quoted: number
  readonly reported: number
}

export type Appearances = {
  /** Articles that name them, and those of them that say what they said. */
  readonly articles: number
  readonly quotedIn: number
  readonly quoted: number
  readonly reported: number
  readonly newest: readonly Appearance[]
}

export type Appearance = Pick<Person, "role" | "quoted" | "reported"> & { readonly head: ArticleHead }
