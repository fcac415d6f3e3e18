import type { Archive } from "../core/archive.ts"
import type { Log } from "../core/desk.ts"
import type { SpeakerDesk } from "../core/newsroom.ts"
import { quoteNow } from "../core/show/quote-now.ts"
import { speakerChoices } from "../core/speaker-corrections/choices.ts"
import type { NumberedCorrection, SpeakerRuling } from "../core/speaker-corrections/correction.ts"

/** What the desk did with a speaker, as it is counted. */
export type SpeakerAct = SpeakerRuling["kind"] | "undone" | "kept"

/** Corrections that are shown at once, of those that no longer fit. */
const UNFIT_SHOWN = 20

/** What is done at the page, written down in the log and counted. */
export function openSpeakerDesk(
  archive: Pick<Archive, "articles" | "snippets" | "speakerCorrections">,
  { now, log, count }: { readonly now: () => Date; readonly log: Log; readonly count: (act: SpeakerAct) => void },
): SpeakerDesk {
  const { speakerCorrections } = archive
  const tell = (act: SpeakerAct, fields: object) => {
    count(act)
    log.info({ by: "the desk", ...fields }, SAID[act])
  }
  return {
    async quote(id) {
      const quote = await quoteNow(archive, id)
      if (quote?.standing !== "current") return null
      const { block, covered } = quote
      return { block, choices: speakerChoices(covered), language: covered.article.language ?? null }
    },
    async rule(id, ruling) {
      const quote = await quoteNow(archive, id)
      if (quote?.standing !== "current") return { kind: "gone" }
      const outcome = await speakerCorrections.set(quote.block.snippet, ruling, now())
      if (outcome.kind === "set") {
        const { slug, number, was } = outcome
        const fields = { slug, quote: id, was, speaker: ruling.speaker }
        if (number !== null) tell(ruling.kind, fields)
        else if (quote.block.isDeskCorrected) tell("undone", fields)
      }
      return outcome
    },
    async undo(number) {
      const undone = await speakerCorrections.undo(number, now())
      if (undone) tell("undone", fieldsOf(undone))
      return undone?.slug ?? null
    },
    async keep(number) {
      const kept = await speakerCorrections.keep(number)
      if (kept) tell("kept", { slug: kept.slug, number })
      return kept?.slug ?? null
    },
    corrections: (slug) => speakerCorrections.list(slug),
    unfit: () => speakerCorrections.unfit(UNFIT_SHOWN),
  }
}

const fieldsOf = ({ slug, number, was, speaker }: NumberedCorrection) => ({ slug, number, was: speaker, speaker: was })

const SAID: Readonly<Record<SpeakerAct, string>> = {
  speaker: "a speaker was corrected",
  "not-named": "a quote was given to nobody",
  "not-a-quote": "words were said to be no quote",
  undone: "a correction of a speaker was undone",
  kept: "a correction of a speaker was kept that no longer fits",
}
