import type { Article } from "../model.ts"
import { type Prose, type Run, strong, struck } from "../reply/reply.ts"
import type { Shown } from "../reply/shown.ts"
import { type ArticleStanding, findingOf, type ShownFinding, type WasNow } from "./finding.ts"
import { goneLine } from "./opening.ts"

/** The version of an article that was shown, null when it is no longer kept; and how the article stands now. */
export type Fate = { readonly before: Article | null; readonly now: ArticleStanding }

/** By `fateKey`. */
export type Fates = ReadonlyMap<string, Fate>

export const fateKey = ({ slug, version }: Pick<Shown, "slug" | "version">): string => `${slug} ${version}`

/** What a reply shows, and what became of each. */
export type Followed = { readonly findings: ReadonlyMap<Shown, ShownFinding>; readonly fates: Fates }

export function follow(shows: readonly Shown[], fates: Fates): Followed {
  const findings = new Map<Shown, ShownFinding>()
  for (const shown of shows) {
    const fate = fates.get(fateKey(shown))
    const finding = fate ? findingOf(shown, fate.before, fate.now) : null
    if (finding) findings.set(shown, finding)
  }
  return { findings, fates }
}

/** What stands in the place of words that are gone. */
export const lineOfGone = (shown: Shown, finding: ShownFinding, { fates }: Followed): string =>
  goneLine(finding, fates.get(fateKey(shown))?.before ?? null)

/** "Was: ~~1,200 dockers~~ Now: 1,400 dockers"; nothing where nothing changed. */
export const wasNow = (change: WasNow | undefined): Prose =>
  change ? [strong("Was:"), ...was(change.was), strong("Now:"), { text: ` ${change.now ?? MISSING} ` }] : []

export const was = (text: string): Prose => [BLANK, struck(text), { text: " · " }]

const BLANK: Run = { text: " " }

export const MISSING = "These words are no longer in the article."
