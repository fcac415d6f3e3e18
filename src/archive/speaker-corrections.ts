import { wordsAt } from "../core/model.ts"
import type { RulingOutcome, SpeakerCorrections, StandingCorrection } from "../core/shelves/speaker-corrections.ts"
import { speakerName } from "../core/show/speaker.ts"
import { quoteAt, speakerChoices } from "../core/speaker-corrections/choices.ts"
import type { NumberedCorrection, SpeakerCorrection, SpeakerRuling } from "../core/speaker-corrections/correction.ts"
import { snippetBefore } from "./before.ts"
import { COVERED_COLUMNS, correctionIn, coveredIn } from "./covered.ts"
import type { Database, Row } from "./database.ts"
import { followCorrections, makeNow } from "./save-article.ts"
import { idNumbers, NUMBER_OF_ID } from "./snippet-id.ts"
import { spanIn } from "./snippet-rows.ts"
import type { Written } from "./write-queue.ts"

export const speakerCorrectionWorks = {
  setSpeaker(db: Database, snippet: string, { kind, speaker }: SpeakerRuling, at: Date): RulingOutcome {
    const before = snippetBefore(db, snippet)
    if (before) makeNow(db, before.slug)
    const quoted = `select ${COVERED_COLUMNS}, start, length from snippets join versions on versions.number = snippets.version
      where snippets.number = ${NUMBER_OF_ID} and form > 0 and utterance >= 0 and versions.number in (select number from articles)`
    const row = db.get(quoted, ...idNumbers(snippet))
    const covered = row && coveredIn(db, row)
    const utterance = covered && quoteAt(covered, spanIn(row))
    if (!utterance) return { kind: "gone" }
    if (kind === "speaker" && !speakerChoices(covered).some(({ name }) => name === speaker)) return { kind: "unnamed" }
    const { deskCorrection: earlier, passages } = utterance
    const { article } = covered
    const was = earlier ? earlier.was : speakerName(covered, utterance)
    const isReplaced = earlier === undefined || dropCorrection(db, earlier.number, passages.length)
    const isAsExtracted = isReplaced && kind !== "not-a-quote" && speaker === was
    const number = isAsExtracted
      ? null
      : keepCorrection(db, {
          slug: article.slug,
          version: article.version,
          passages: passages.map(({ span: { start, end }, kind: form }) => ({
            start,
            end,
            text: wordsAt(article.text, { start, end }),
            form,
          })),
          kind,
          was,
          speaker,
          at: at.toISOString(),
        })
    followCorrections(db, article.slug, at)
    return { kind: "set", slug: article.slug, number, was }
  },

  undoSpeaker(db: Database, number: number, at: Date): NumberedCorrection | null {
    const row = db.get("delete from speaker_corrections where number = ? returning *", number)
    if (!row) return null
    followCorrections(db, String(row.slug), at)
    return correctionIn(row)
  },

  keepUnfitSpeaker(db: Database, number: number): NumberedCorrection | null {
    const row = db.get("update speaker_corrections set is_kept = 1 where number = ? and fits = 0 returning *", number)
    return row ? correctionIn(row) : null
  },
}

/** False where it rules on more passages than these: for the others it goes on counting. */
const dropCorrection = (db: Database, number: number, passages: number): boolean =>
  db.run("delete from speaker_corrections where number = ? and json_array_length(passages) <= ?", number, passages) > 0

/** In the place of what was ruled on the same words; gives its number. Within the caller's transaction. */
export function keepCorrection(db: Database, correction: SpeakerCorrection): number {
  const { slug, version, passages, kind, was, speaker, at } = correction
  const row = db.get(
    `insert or replace into speaker_corrections (slug, version, passages, kind, was, speaker, at)
     values (?, ?, ?, ?, ?, ?, ?) returning number`,
    slug,
    version,
    JSON.stringify(passages),
    kind,
    was,
    speaker,
    Date.parse(at),
  )
  return Number(row?.number)
}

/** What the desk says of who spoke. */
export function speakerCorrectionShelf(
  db: Database,
  write: Written<typeof speakerCorrectionWorks>,
): SpeakerCorrections {
  return {
    set: write.setSpeaker,
    undo: write.undoSpeaker,
    keep: write.keepUnfitSpeaker,

    async list(slug) {
      const rows = db.all(
        `select speaker_corrections.*, ${TITLE} from speaker_corrections
         where (?1 is null or slug = ?1) and not exists (
           select 1 from departed where departed.slug = speaker_corrections.slug and why = 'withheld'
         ) order by number`,
        slug ?? null,
      )
      return rows.map(standingIn)
    },

    async unfit(limit) {
      const rows = db.all(
        `select speaker_corrections.*, ${TITLE} from speaker_corrections
         where fits = 0 and is_kept = 0 and slug in (select slug from articles) order by number limit ?`,
        limit,
      )
      return rows.map(standingIn)
    },
  }
}

const TITLE = `coalesce(
  (select title from articles where articles.slug = speaker_corrections.slug),
  (select versions.title from versions
   where versions.slug = speaker_corrections.slug and versions.version = speaker_corrections.version),
  slug
) as title`

const standingIn = (row: Row): StandingCorrection => ({
  ...correctionIn(row),
  title: String(row.title),
  fits: row.fits === 1,
  isKept: row.is_kept === 1,
})
