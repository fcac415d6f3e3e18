import type { Article, Covered } from "../core/model.ts"
import { coveredFrom } from "../core/packed-article.ts"
import { applySpeakerCorrections } from "../core/speaker-corrections/apply.ts"
import type { NumberedCorrection } from "../core/speaker-corrections/correction.ts"
import { coveredBefore } from "./before.ts"
import type { Database, Row } from "./database.ts"

const correctionsOf = (slug: string) => `coalesce((
  select group_concat('+' || number, '') from (select number from speaker_corrections where slug = ${slug} order by number)
), '')`

/** By what a version was read: its extractor, and each correction of the desk. */
export const READ_BY = `versions.extractor || ${correctionsOf("versions.slug")}`

/** The whole text of a row of `versions`. */
export const TEXT = `(
  select group_concat(words, '') from (
    select words from texts where texts.number >= versions.number and texts.number < versions.number + versions.size
    order by texts.number
  )
) as text`

/** What is read of `versions` to make an article with its coverage as it was extracted: `extractedIn` takes such a row. */
export const EXTRACTED_COLUMNS = `versions.slug, versions.version, versions.extractor, versions.title, versions.published, packed, ${TEXT}`

/** The same as the desk corrects it: `coveredIn`. */
export const COVERED_COLUMNS = `${EXTRACTED_COLUMNS}, ${READ_BY} as read_by`

/** As it was extracted, and as the desk corrects it. */
export const coveredIn = (db: Database, row: Row): Covered => {
  const extracted = extractedIn(db, row)
  return row.read_by === extracted.coverage.extractor ? extracted : correct(db, extracted, String(row.read_by)).covered
}

export function extractedIn(db: Database, row: Row): Covered {
  if (row.packed === null) return notCarriedOver(db, row)
  return coveredFrom(
    {
      slug: String(row.slug),
      version: String(row.version),
      extractor: String(row.extractor),
      title: String(row.title),
      published: row.published === null ? null : String(row.published),
      text: String(row.text),
    },
    row.packed as Uint8Array,
  )
}

/** It may have been carried over since its row was read. */
function notCarriedOver(db: Database, { slug, version }: Row): Covered {
  const before = coveredBefore(db, String(slug), String(version))
  if (before) return before
  const one = `select ${EXTRACTED_COLUMNS} from versions where slug = ? and version = ? and packed is not null`
  const row = db.get(one, String(slug), String(version))
  if (!row) throw new Error(`version ${version} of ${slug} is not stored`)
  return extractedIn(db, row)
}

/** The current version as the desk corrects it; null where it corrects nothing. Writes down which corrections fit it. */
export function correctCurrent(db: Database, slug: string, extracted: () => Covered): Covered | null {
  const numbers = String(db.get(`select ${correctionsOf("?")} as numbers`, slug)?.numbers)
  if (numbers === "") return null
  const { article, coverage } = extracted()
  const { covered, unfit } = correct(db, { article, coverage }, `${coverage.extractor}${numbers}`)
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
  const textOf = (version: string) => (version === article.version ? article.text : textOfVersion(db, article, version))
  return applySpeakerCorrections(
    { article, coverage: { ...coverage, extractor: readBy } },
    rows.map(correctionIn),
    textOf,
  )
}

function textOfVersion(db: Database, { slug }: Article, version: string): string | null {
  const row = db.get(`select ${EXTRACTED_COLUMNS} from versions where slug = ? and version = ?`, slug, version)
  return row ? extractedIn(db, row).article.text : null
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
