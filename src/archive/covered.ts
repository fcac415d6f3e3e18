import type { Article, Covered } from "../core/model.ts"
import { type PackedArticle, unpack, unpackArticle } from "../core/packed-article.ts"
import { applySpeakerCorrections } from "../core/speaker-corrections/apply.ts"
import type { NumberedCorrection } from "../core/speaker-corrections/correction.ts"
import type { Database, Row } from "./database.ts"

/** By what a version was read: its extractor, and each correction of the desk. */
export const READ_BY = `versions.extractor || coalesce((
  select group_concat('+' || number, '') from (select number from speaker_corrections where slug = versions.slug order by number)
), '')`

/** What is read of `versions` to make an article with its coverage again: `coveredIn` takes such a row. */
export const COVERED_COLUMNS = `article, coverage, ${READ_BY} as read_by`

/** As it was extracted, and as the desk corrects it. */
export const coveredIn = (db: Database, row: Row): Covered => {
  const extracted = extractedIn(row)
  return row.read_by === extracted.coverage.extractor ? extracted : correct(db, extracted, String(row.read_by)).covered
}

export const extractedIn = (row: Row): Covered => unpack(row as Pick<PackedArticle, "article" | "coverage">)

/** The same where only `article` was asked for. */
export const articleIn = (row: Row): Article => unpackArticle(row.article as Uint8Array)

/** The current version as the desk corrects it. Writes down which corrections fit it. */
export function correctCurrent(db: Database, extracted: Covered): Covered {
  const { slug, version } = extracted.article
  const row = db.get(`select ${READ_BY} as read_by from versions where slug = ? and version = ?`, slug, version)
  if (row?.read_by === extracted.coverage.extractor) return extracted
  const { covered, unfit } = correct(db, extracted, String(row?.read_by))
  db.run(
    `update speaker_corrections set fits = number not in (select value from json_each(?1)),
       is_kept = is_kept and number in (select value from json_each(?1)) where slug = ?2`,
    JSON.stringify(unfit),
    slug,
  )
  return covered
}

function correct(db: Database, { article, coverage }: Covered, readBy: string) {
  const rows = db.all("select * from speaker_corrections where slug = ? order by number", article.slug)
  const textOf = (version: string) => {
    const row = db.get("select article from versions where slug = ? and version = ?", article.slug, version)
    return row ? articleIn(row).text : null
  }
  return applySpeakerCorrections(
    { article, coverage: { ...coverage, extractor: readBy } },
    rows.map(correctionIn),
    textOf,
  )
}

export const correctionIn = ({ number, slug, version, passages, kind, was, speaker, at }: Row): NumberedCorrection => ({
  number: Number(number),
  slug: String(slug),
  version: String(version),
  passages: JSON.parse(String(passages)),
  kind: kind as NumberedCorrection["kind"],
  was: was === null ? null : String(was),
  speaker: speaker === null ? null : String(speaker),
  at: new Date(Number(at)).toISOString(),
})
