import type { Article } from "../model.ts"
import { type Prose, strong } from "../reply/reply.ts"
import type { ShownFinding } from "./finding.ts"

export const isGone = (finding: ShownFinding | undefined): boolean =>
  finding !== undefined && finding.kind !== "changed"

/** "withdrawn or withheld by the publisher"; of one alone "withheld by the publisher". */
const goneInWords = (findings: readonly ShownFinding[]): string => {
  const kinds = new Set(findings.filter(isGone).map(({ kind }) => kind))
  return `${[...kinds].toSorted().join(" or ")} by the publisher`
}

type Telling = { readonly isAllGone: boolean; readonly told: readonly ShownFinding[] }

/** That it was corrected, and when: before everything else. */
export function opening(findings: readonly ShownFinding[], day: string, { isAllGone, told }: Telling): Prose {
  if (isAllGone) {
    const words = goneInWords(findings)
    return [strong(`${words.charAt(0).toUpperCase()}${words.slice(1)}, ${day}`), { text: "." }]
  }
  const lead = strong(`Corrected ${day}`)
  const changed = findings.flatMap((finding) => (finding.kind === "changed" ? [finding] : []))
  const more = changed.length > 0 ? ", and something else was changed" : ""
  if (findings.some(isGone)) return [lead, { text: `: part of this was ${goneInWords(findings)}${more}.` }]
  if (changed.length === 0) {
    const before = told.some(isGone)
      ? `the article was ${goneInWords(told)} and is published again`
      : "it was changed and changed back"
    return [lead, { text: `: ${before}. This stands as first posted.` }]
  }
  const isSpeakerAlone = changed.every(({ words, title, speaker }) => speaker && !words && !title)
  if (isSpeakerAlone) return [lead, { text: ": " }, strong("Speaker corrected"), { text: "." }]
  return [lead, { text: ": the article was changed after this was posted." }]
}

/** What stands in the place of words that are gone: of what is withdrawn the title stays, of what is withheld nothing. */
export function goneLine({ kind }: ShownFinding, before: Article | null): string {
  if (kind === "withdrawn") return `Withdrawn by the publisher${before ? `: ${before.title}` : ""}.`
  return "Withheld by the publisher."
}
