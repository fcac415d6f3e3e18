import type { Span } from "../model.ts"

/** A word or a sign of a text, with the form in which only its setting is gone: case, blanks, and the kind of its marks. */
export type TypeWord = Span & {
  readonly form: string
  /** A mark that only sets what is said: a comma, a quotation mark, a dash. */
  readonly isSetting: boolean
  /** A word or a number. */
  readonly isWord: boolean
}

const WORDS =
  /(?<=^|[\s(“"‘'])(?:(?<minus>[-−–])(?=\p{Sc}\d)|[-−–]?\d+(?:[.,]\d+)*)|\d+(?:[.,]\d+)*|[\p{L}\p{M}][\p{L}\p{M}\p{Cf}]*(?:['’ʼ][\p{L}\p{M}\p{Cf}]+)*|[^\s\p{L}\p{M}\p{N}]|\p{N}+/gu
const SETTING = /^[\p{Pi}\p{Pf}\p{Ps}\p{Pe}\p{Pd}\p{Cf}"'.,:;…!·•]$/u
const THOUSANDS = /^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/

/**
 * The text's words and signs. Letters, accents, digits, signs of currency, "%", "?" and a minus are kept apart; "1,200" is
 * 1200, "It’s" is it's, and what nobody sees in a word (a soft hyphen) is not there. Linear in the text.
 */
export function typeWords(text: string): readonly TypeWord[] {
  return Array.from(text.matchAll(WORDS), ({ 0: found, index, groups }) => {
    const isWord = /[\p{L}\p{N}]/u.test(found)
    const isSetting = !groups?.minus && SETTING.test(found)
    return { start: index, end: index + found.length, form: formOf(found), isSetting, isWord }
  })
}

function formOf(found: string): string {
  const form = found
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[’ʼ]/g, "'")
    .replace(/\p{Cf}/gu, "")
    .replace(/^[−–](?=\d|$)/, "-")
  return THOUSANDS.test(form) ? form.replaceAll(",", "") : form
}

/** Whether two texts say the same and differ at most in how they are set. */
export function areSetAlike(a: string, b: string): boolean {
  if (a === b) return true
  const [left, right] = [a, b].map((text) =>
    typeWords(text).flatMap(({ form, isSetting }) => (isSetting ? [] : [form])),
  )
  return left?.join(" ") === right?.join(" ")
}
