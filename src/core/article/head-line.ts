import { isContact, isRole } from "./byline.ts"
import { isFurniture } from "./furniture.ts"
import { type Credits, creditsIn } from "./head-credit.ts"
import { readDateLine } from "./printed-date.ts"
import { isSection } from "./section.ts"

/** A line, and what it says as part of a head; a line of text says nothing of it. */
export type HeadLine = Credits & {
  readonly words: string
  /** No words of an article, wherever it stands. */
  readonly isFurniture?: true
  /** Says no more than which part of a paper or which person this is; only in a head can that be left out. */
  readonly isLabel?: true
  /** A label right below a byline: the head has not ended before it. */
  readonly isOfWriter?: true
}

/** What no body opens with: where it stands, the head has not ended. */
export const isAnchor = ({ dates, byline }: HeadLine): boolean => dates !== undefined || byline !== undefined
export const isOfHead = (line: HeadLine): boolean => isAnchor(line) || line.isFurniture === true

/** Longer lines are text; in characters. */
const LONGEST = 200

/** What a line says by itself, without its neighbours; whether it is furniture is told before. */
export function headLine(words: string): HeadLine {
  if (words.length > LONGEST) return { words }
  const dates = readDateLine(words)
  if (dates) return { words, dates }
  if (SPECIAL.test(words) || isSection(words) || isRole(words) || isContact(words)) return { words, isLabel: true }
  return { words, ...creditsIn(words) }
}

/** "Special to The Tide": a line below or above the name. */
const SPECIAL = /^special (?:to|for) \p{Lu}/iu

/** Whether a line stands alone in any file, so that it tells nothing about how the file is wrapped. */
export function isLineOfItsOwn(words: string): boolean {
  const line = headLine(words)
  return isFurniture(words) || isOfHead(line) || line.isLabel === true || line.name !== undefined
}
