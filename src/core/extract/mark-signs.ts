/**
 * Which signs close what, by language and habit: also the wrong way round, and a straight mark for a curly one, as content
 * systems mix them. German and Danish turn guillemets inward, Swedish and Finnish open and close with the same sign.
 */
export const CLOSERS: ReadonlyMap<string, readonly string[]> = new Map([
  ["“", ["”", "“", '"', "″", "''"]],
  // What “ and ” look like in text that was decoded wrongly, and a sign that was lost.
  ["â€œ", ["â€"]],
  ["\uFFFD", ["\uFFFD"]],
  ["”", ["”"]],
  ["‟", ["”"]],
  ["„", ["“", "”", "‟", '"']],
  [",,", ["''", "“", "”", '"']],
  ["«", ["»"]],
  ["»", ["«", "»"]],
  ["<<", [">>"]],
  [">>", ["<<"]],
  ["‹", ["›"]],
  ["›", ["‹", "›"]],
  ["「", ["」"]],
  ["『", ["』"]],
  ["〝", ["〞", "〟"]],
  ["❝", ["❞"]],
  ["｢", ["｣"]],
  ["‶", ["″", "‶"]],
  ["″", ["″", "”"]],
  ["＂", ["＂"]],
  ['"', ['"', "”", "''", "″"]],
  ["``", ["''", "´´", '"']],
  ["´´", ["´´"]],
  ["''", ["''", '"']],
  ["‘‘", ["’’"]],
  ["‘", ["’", "‘"]],
  ["’", ["’"]],
  ["‛", ["’"]],
  ["´", ["´"]],
  ["‚", ["‘", "’"]],
  ["'", ["'"]],
  ["`", ["'", "’", "´"]],
])

/** Signs that only ever open, only ever close, or are told by what stands beside them; the longer ones first. */
export const SIGN =
  /â€œ|â€(?![œ™˜¦“”])|\uFFFD|``|´´|‘‘|’’|,,(?=\S)|<<|>>|(?<=\S)'(?=''(?!'))|''|[“”‟„«»‹›「」『』｢｣〝〞〟❝❞‶″＂"‘’‛‚'`´]/g

const SINGLE = new Set(["‘", "’", "‛", "'", "‚", "`", "´", "‹", "›"])
/** A single mark is an apostrophe's double: left open at the end of a paragraph it goes on nowhere. */
export const isSingle = (sign: string): boolean => SINGLE.has(sign)

/** Whether a paragraph's first two characters open a quotation, so that one left open before it goes on. */
export const opensParagraph = (start: string): boolean => /^(?:[“”„‟«»「『｢〝❝‶″＂"]|``|''|,,|<<|‘‘)/.test(start)

/** What a sign does. `perhaps closes`: it may as well be the apostrophe of "the farmers’ union" or "goin’". */
export type Shape = "opens" | "closes" | "perhaps closes" | "either" | "neither"

const OPENING = new Set(["â€œ", "„", "``", "‟", ",,", "「", "『", "〝", "❝", "‘‘", "｢", "‶"])
const CLOSING = new Set(["â€", "」", "』", "〞", "〟", "❞", "’’", "｣"])
const FREE_BEFORE = /[\s([—–\-/:“"‘«„»‹›「]/
const FREE_AFTER = /[\s)\].,;:!?…—–\-/”"’»«›‹」]/

/**
 * What a sign does by what stands beside it. Curly marks say it themselves, unless they stand the wrong way round;
 * an apostrophe has a letter before it and is neither.
 */
export function shapeOf(text: string, at: number, sign: string): Shape {
  const before = text[at - 1] ?? " "
  const after = text[at + sign.length] ?? " "
  const freeBefore = FREE_BEFORE.test(before)
  const freeAfter = FREE_AFTER.test(after)
  if (sign === "'" || sign === "’") return apostrophe(text, at, sign, freeBefore, freeAfter)
  if (sign === "\uFFFD" && !freeBefore && !freeAfter) return "neither"
  if (OPENING.has(sign)) return "opens"
  if (CLOSING.has(sign)) return "closes"
  if (sign === "“") return freeBefore || !freeAfter ? "opens" : "closes"
  if (sign === "‘") return freeBefore ? "opens" : freeAfter ? "closes" : "neither"
  if (/^[‚`‛]$/.test(sign)) return freeBefore && !freeAfter ? "opens" : "neither"
  if (sign === "´") return freeBefore && !freeAfter ? "opens" : freeAfter ? "closes" : "neither"
  if (sign === "”") return freeBefore && !freeAfter ? "either" : "closes"
  // French sets a blank inside its guillemets, so that theirs are free on both sides.
  if (/^(?:[«‹]|<<)$/.test(sign)) return freeBefore ? "opens" : "closes"
  if (/^(?:[»›]|>>)$/.test(sign)) return freeBefore && !freeAfter ? "either" : "closes"
  // Feet and inches: 6′ 2″.
  if (sign === "″" && /\d/.test(before)) return "closes"
  if (freeBefore && !freeAfter) return "opens"
  if (!freeBefore && freeAfter) return "closes"
  return "either"
}

function apostrophe(text: string, at: number, sign: string, freeBefore: boolean, freeAfter: boolean): Shape {
  const before = text[at - 1] ?? " "
  const after = text[at + 1] ?? " "
  if (/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) return "neither"
  // No closing mark has a blank before and a letter behind it: "’em", "’n’", "the ’90s".
  if (sign === "’" && /\s/.test(before) && /[\p{L}\p{N}]/u.test(after))
    return /\p{Lu}/u.test(after) && !isElided(text, at) ? "opens" : "neither"
  if (sign === "'" && freeBefore && !/\s/.test(after))
    return /\d/.test(after) || isElided(text, at) ? "neither" : "opens"
  if (sign === "'" && !freeAfter) return "neither"
  return mayBeApostrophe(text, at) ? "perhaps closes" : "closes"
}

/** Words that lose their beginning: "'em", "'til", "rock 'n' roll". */
const isElided = (text: string, at: number): boolean =>
  /^(?:em|n|til|tis|twas|cause|cos|bout|round|nuff)(?![\p{L}\p{N}])/iu.test(text.slice(at + 1, at + 8))

/** Behind a plural's s, or a word that lost its end, with a word or the closing mark following: "farmers’ union", "goin’ home". */
const mayBeApostrophe = (text: string, at: number): boolean =>
  /(?:\p{L}[sxz]|\p{L}in|(?<!\p{L})(?:n|o|an|th|wi))$/iu.test(text.slice(Math.max(0, at - 4), at)) &&
  /^(?: ?[\p{L}\p{N}]|[.,!?]['’])/u.test(text.slice(at + 1, at + 3))
