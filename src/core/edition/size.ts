import { prosesOf } from "../reply/lines.ts"
import type { Block, Prose } from "../reply/reply.ts"

/**
 * How large an edition may be. The narrower platform is Discord, which takes 4,000 characters over all texts of a message; the
 * rest is for what is said before it: that it is late, or a preview, and of which day.
 */
export const ROOM = 3_300

/** Stories of an edition at most: each is up to six blocks of the fifty that Slack takes, and forty parts of Discord's. */
export const MOST_STORIES = 5

/** Of marks around a block: the sign of a heading, of small print, of a list. */
const AROUND = 8

/** In characters as the narrower platform counts them at the most: a mark is escaped, and an address is part of the text. */
export function sizeOf(block: Block): number {
  return prosesOf(block).reduce((sum, prose) => sum + AROUND + sizeOfProse(prose), 0)
}

const sizeOfProse = (prose: Prose): number =>
  prose.reduce((sum, { text, href = "", strong }) => sum + sizeOfText(text) + 2 * href.length + (strong ? 4 : 0), 0)

const sizeOfText = (text: string): number => text.length + (text.match(/[!-/:-@[-`{-~]/g)?.length ?? 0)
