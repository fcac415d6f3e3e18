import type { Covered } from "../core/model.ts"
import { FOLDING, folded } from "../core/text/fold.ts"
import { COVERED_COLUMNS, coveredIn } from "./covered.ts"
import type { Database } from "./database.ts"
import { listMembers, refreshPeople } from "./members.ts"
import { countsOf, keepCounts, keepLabel } from "./save-article.ts"
import { keepWords, nextRevision, type WordDeltas } from "./words.ts"

/** Changes whenever the tables of migration 0004 would be made otherwise of the same versions. */
const DIRECTORY = `${FOLDING}-2`

/** People who are made anew in one turn: some milliseconds. */
const AT_ONCE = 50

/**
 * Makes people, labels and the counts of words anew where another release made them, or none did: article by article, so
 * that the process can be stopped meanwhile. `turn` comes between two of them.
 */
export async function bringDirectoryUpToDate(db: Database, turn: () => Promise<void>): Promise<void> {
  const isCurrent = () => db.get("select directory from state")?.directory === DIRECTORY
  if (isCurrent()) return
  await db.atomicallyInTurns(async () => {
    if (isCurrent()) return
    for (const table of ["members", "people", "words"]) db.run(`delete from ${table}`)
    for (const index of ["people_search", "article_search"])
      db.run(`insert into ${index} (${index}) values ('delete-all')`)
    const labels: WordDeltas = new Map()
    for (const { slug } of db.all("select slug from articles")) {
      await turn()
      const row = db.get(`select ${COVERED_COLUMNS} from articles natural join versions where slug = ?`, String(slug))
      if (row) list(db, coveredIn(db, row), labels)
    }
    keepWords(db, "article", labels)
    // Each person once, not once for each of their articles.
    const people = db.all("select distinct folded from members").map(({ folded }) => String(folded))
    for (let from = 0; from < people.length; from += AT_ONCE) {
      await turn()
      refreshPeople(db, people.slice(from, from + AT_ONCE))
    }
    db.run(
      `insert into words (kind, word, count, changed)
       select 'snippet', term, doc, (select revision + 1 from state) from search_words`,
    )
    db.run("update state set directory = ?", DIRECTORY)
    nextRevision(db)
  })
}

function list(db: Database, { article, coverage }: Covered, labels: WordDeltas): void {
  const { slug, title } = article
  db.run("update articles set folded_title = ? where slug = ?", folded(title), slug)
  keepCounts(db, slug, countsOf(coverage))
  keepLabel(db, slug, title, labels)
  listMembers(db, article, coverage)
}
