import { wordsAt } from "../model.ts"
import type { BodyLine } from "./body-line.ts"
import { DATE_WORDS } from "./date-within.ts"

const CLOCK = String.raw`(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?! ?(?:m|km|bn|per|%|seconds|points)\b)(?: ?[AaPp]\.?[Mm]\b\.?)?| ?[AaPp]\.?[Mm]\b\.?)`
const ZONE = String.raw`(?: ?\(?(?:[A-Z]{1,2}[SD]?T|GMT|UTC|BST|CES?T|EES?T|WES?T|AE[SD]T|local time|GMT[+-]\d+)\)?)`
/** The letters of a pattern in either case. A part "(?i:…)" would say the same, and V8 sometimes overlooks it. */
const eitherCase = (pattern: string): string =>
  pattern.replace(/(?<!\\)[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
/** What sites put beside the clock of a post. */
const BESIDE = eitherCase(
  String.raw`(?:(?:\d{1,2} ?(?:m|min|mins|minutes|h|hr|hrs|hours?) ago|key event|updated(?: at)?|posted(?: at)?|published(?: at)?|at|first published at)[ :,·|–—-]*)`,
)
const NEWS = eitherCase("(?:updated|edited|key event)")
const DATE = `(?:(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?${DATE_WORDS}[ ,·|–—-]*)`
const TIME = `(?<time>${CLOCK}${ZONE}?)`
/** A line that holds the time of a post and nothing else. */
const ALONE = new RegExp(
  String.raw`^[[(]?(?:${BESIDE})*${DATE}?(?:${BESIDE})?${TIME}[\])]?(?:[ ,]*(?:on )?${DATE})?(?:[ ,·|–—-]*${NEWS}(?:(?: at)? ${CLOCK}${ZONE}?)?)?[\])]?$`,
  "u",
)
/** A line that opens with the time: "10:42 – Okafor resigns". */
const LED = new RegExp(String.raw`^[[(]?${TIME}[\])]?(?: ?[:|·–—]| -)? (?=\S)`, "u")
/** What else a post carries that is no paragraph of it. */
const REMARK = new RegExp(
  String.raw`^(?:updated(?: at)? ${CLOCK}${ZONE}?|key events?(?: \(\d+\))?|\d{1,2} ?(?:m|min|h|hr|hours?) ago)$`,
  "iu",
)

/** So many times of their own make a live blog of a text; where it calls itself live, so many. */
const ENOUGH = { told: 2, untold: 3 } as const

/**
 * The posts of a live blog: the first line of each has its time, a new section begins with it, and the lines that only tell the
 * time are left out. Null when the text is none. `isTold`: it calls itself live, so a line may also begin with its time.
 */
export function postsIn(text: string, lines: readonly BodyLine[], isTold: boolean): readonly BodyLine[] | null {
  const isRemark = (line: BodyLine) => REMARK.test(wordsAt(text, line).slice(0, LONGEST))
  const real = lines.filter((line) => !isRemark(line))
  const following = new Map(real.map((line, i) => [line, real[i + 1]]))
  const times = lines.map((line) => (isRemark(line) ? null : timeOf(text, line, following.get(line), isTold)))
  const apart = times.filter((time) => time !== null && time.stands !== "before the words").length
  const count = times.filter((time) => time !== null).length
  if (count < (isTold ? ENOUGH.told : ENOUGH.untold) || (!isTold && apart < ENOUGH.untold)) return null
  let post: string | undefined
  return lines.flatMap((line, at): readonly BodyLine[] => {
    const time = times[at]
    if (time) post = time.words
    if (time?.stands === "alone" || isRemark(line)) return []
    const { headings: _, ...rest } = line
    const own = { ...rest, start: line.start + (time?.length ?? 0) }
    if (post === undefined) return [line]
    const opened = { ...own, post, opensSection: true as const }
    post = undefined
    return [opened]
  })
}

type PostTime = {
  readonly words: string
  readonly length: number
  readonly stands: "alone" | "in a heading" | "before the words"
}

/** The time with which a post begins here; of a line of its own only where text follows and no other time. */
function timeOf(text: string, line: BodyLine, next: BodyLine | undefined, isTold: boolean): PostTime | null {
  const words = wordsAt(text, line)
  const alone = line.end - line.start > LONGEST ? null : ALONE.exec(words)
  if (alone?.groups?.time !== undefined && next)
    return ALONE.test(wordsAt(text, next).slice(0, LONGEST)) && (next.headings?.length ?? 0) === 0
      ? null
      : { words: alone.groups.time.trim(), length: 0, stands: "alone" }
  const head = line.headings?.findLast((one) => LED.test(`${one} .`))
  const headed = head === undefined ? undefined : LED.exec(`${head} .`)?.groups?.time
  if (headed !== undefined) return { words: headed.trim(), length: 0, stands: "in a heading" }
  const led = LED.exec(words.slice(0, LONGEST))
  const time = led?.groups?.time?.trim()
  if (time === undefined || led === null) return null
  // Set in bold the time is a small heading.
  const isSetApart = line.bold !== undefined && Math.abs(line.bold - time.length) <= 2
  if (!isTold && !isSetApart) return null
  return { words: time, length: led[0].length, stands: isSetApart ? "in a heading" : "before the words" }
}

/** Code units of a line that only tells a time. */
const LONGEST = 80
