/** Why a file is no article: which file, where in it, what is wrong and what to do about it. */
export type ArticleProblem = {
  readonly file: string
  /** From 1, in the file as it came; null where the fault is in no one line. */
  readonly line: number | null
  /** A clause without a full stop: "the file is empty", "\"published: yesterday\" is not a date". */
  readonly what: string
  /** One or more whole sentences. */
  readonly todo: string
}

/** What a reader below the door knows; the door adds the file's name. */
export type ArticleFault = Omit<ArticleProblem, "file">

export type Result<T> = ({ readonly ok: true } & T) | { readonly ok: false; readonly fault: ArticleFault }

export const faulty = (line: number | null, what: string, todo: string) =>
  ({ ok: false, fault: { line, what, todo } }) as const

/** For people: `content/strike.md, line 3: "published: yesterday" is not a date. Write it as 2026-03-01.` */
export const problemInWords = ({ file, line, what, todo }: ArticleProblem): string =>
  `${line === null ? file : `${file}, line ${line}`}: ${what}. ${todo}`

const SHOWN = 60

/** Words of the file as a problem shows them: one line, in quotation marks, not longer than a glance. */
export function shown(words: string): string {
  const line = words
    .toWellFormed()
    .replaceAll(/[\s\p{C}]+/gu, " ")
    .trim()
  const short = Array.from(line.slice(0, 2 * SHOWN))
    .slice(0, SHOWN)
    .join("")
  return short.length < line.length ? `"${short}…"` : `"${line}"`
}
