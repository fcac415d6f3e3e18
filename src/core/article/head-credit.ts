import { behindLabel, creditOf, isBareByline, isContact, isOutlet, isRole } from "./byline.ts"
import { isFurniture } from "./furniture.ts"
import type { DateLine } from "./printed-date.ts"
import { withoutDates } from "./printed-date.ts"
import { isSection } from "./section.ts"

/** What a line of a head says of who wrote it, for whom and when. */
export type Credits = {
  readonly dates?: DateLine
  readonly byline?: string
  readonly outlet?: string
  /** A name without "By", as it would be a byline if its neighbours confirm it. */
  readonly name?: string
}

/** What parts the pieces of a line: "Ann Lee | The Daily Tide", "Ann Lee (ann@example.org)", "Ann Lee — 3 min read". */
const BETWEEN = /\s*[|•·;/()[\]]\s*|\s+[—–-]+\s+/
const CRAFT =
  "edited|photograph(?:s|y|ed)?|photos?|pictures|illustrations?|illustrated|videos?|graphics?|additional reporting|curated|reviewed|fact[- ]checked|translated"
/** Before "by Ann Lee" or "photographs by Ann Lee" in the middle of a line. */
const BEFORE_BY = new RegExp(
  `(?:,|(?<!\\b(?:written|words|story|text|reported|reporting|posted|published|filed|submitted|article|analysis|report|opinion|${CRAFT})))(?:,? and)? (?=(?:posted |published |written |(?:${CRAFT}) )?by:? \\p{Lu})`,
  "giu",
)
/** Before "Pictures: Bo Reed" behind "Words: Ann Lee". */
const BEFORE_CRAFT = new RegExp(`[.,;]? (?=(?:${CRAFT}|words|text)s?: \\p{Lu})`, "giu")
const OF_OTHERS = new RegExp(`^(?:${CRAFT}) by:? \\p{Lu}`, "iu")
/** An e-mail address or a handle behind a name. */
const ADDRESS = /(?<=\p{L}[.,]? )(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|@[\w.]{2,40})(?=$|[\s|)])/gu
const FILED = /^(?:posted|filed|published) (?:in|under) [^|]{1,60}$/i
const NUMBERED = /^(?:issue|no\.?|vol(?:ume)?\.?|edition|number) ?#?\d+$/i
const EDGES = /^[\s,:–—-]+|[\s,:–—-]+$/g

/**
 * "By ANN LEE March 11, 2015 3:46 PM", "Ann Lee | 20 October 2022 | 3 min read": dates taken out, each piece that is left
 * must say who wrote it, for whom, or be a label; else the line is text. A name without "By" counts beside a date.
 */
export function creditsIn(words: string): Credits {
  const dated = withoutDates(words)
  const rest = (dated?.rest ?? words).replaceAll(ADDRESS, " | ").replace(BEFORE_BY, " | ").replace(BEFORE_CRAFT, " | ")
  const pieces = rest
    .split(BETWEEN)
    .map((piece) => piece.replaceAll(EDGES, ""))
    .filter((piece) => piece !== "" && !/^(?:on|at|in)$/i.test(piece))
  let byline: string | undefined
  let name: string | undefined
  let outlet: string | undefined
  let hasPlace = false
  for (const piece of pieces) {
    const behind = behindLabel(piece)
    const credit = creditOf(behind ?? piece)
    if (behind !== null && dated && /^[\w.-]*\p{L}[\w.-]*$/u.test(behind)) byline ??= behind
    else if (behind !== null && credit) {
      byline ??= credit.byline
      outlet ??= credit.outlet
    } else if (behind !== null) return {}
    else if (credit && isBareByline(credit.people) && (byline ?? name) === undefined) {
      name = credit.byline
      outlet ??= credit.outlet
    } else if (outletIn(piece) !== undefined) outlet ??= outletIn(piece)
    else if (!isKnown(piece)) {
      if (dated && AGENCY.test(piece)) {
        outlet ??= piece
        continue
      }
      if (!isPlace(piece)) return {}
      hasPlace = true
    }
  }
  const isSigned = (byline ?? name ?? outlet) !== undefined
  if (hasPlace && !isSigned) return {}
  const isTold = byline !== undefined || dated !== null
  if (!isTold) return { ...(name !== undefined && { name, ...(outlet !== undefined && { outlet }) }) }
  byline ??= name
  return {
    ...(dated && { dates: dated.dates }),
    ...(byline !== undefined && { byline }),
    ...(outlet !== undefined && { outlet }),
  }
}

/** "NWA": beside a date it is an agency. */
const AGENCY = /^\p{Lu}{2,6}$/u
const isKnown = (piece: string): boolean =>
  isContact(piece) ||
  isRole(piece) ||
  isSection(piece) ||
  isFurniture(piece) ||
  OF_OTHERS.test(piece) ||
  FILED.test(piece) ||
  NUMBERED.test(piece)
const isPlace = (piece: string): boolean => /^(?:in )?\p{Lu}[\p{L}.'’-]+(?:,? \p{Lu}[\p{L}.'’-]+){0,2}$/u.test(piece)

/** "BBC News" of "BBC News, Lisbon" and of "Coast reporters, BBC News". */
export function outletIn(words: string): string | undefined {
  const parts = words.split(", ")
  return parts.every((part) => isOutlet(part) || isPlace(part) || isRole(part)) ? parts.find(isOutlet) : undefined
}
