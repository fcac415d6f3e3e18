import { setImmediate } from "node:timers/promises"
import { counted } from "../core/text/words.ts"
import { currentArticles, faultsOfArticle, makingOfCurrent } from "./consistency-articles.ts"
import { openIndexPrints } from "./consistency-indexes.ts"
import { ledgerFaults, rangeFaults } from "./consistency-links.ts"
import { peopleFaults, wordFaults } from "./consistency-people.ts"
import type { Database } from "./database.ts"
import type { Inconsistency } from "./inconsistency.ts"

export type Examination = {
  /** Every article, and each row of the indexes; else some of the articles. */
  readonly isWhole: boolean
  /** Told now and then, in words for people. */
  readonly progress?: (told: string) => void
  readonly stopping?: AbortSignal
}

export type Examined = {
  /** Articles that were looked at, and those of them that are still to be made. */
  readonly articles: number
  readonly waiting: number
  /** The first of all that was found. */
  readonly found: readonly Inconsistency[]
  readonly count: number
  /** It was stopped before the end. */
  readonly isStopped: boolean
  /** Bytes of the file, and those of them that nothing stands in: they are used again. */
  readonly bytes: number
  readonly freeBytes: number
}

/** So many articles are looked at where not all are. */
const SAMPLE = 100
/** So much is told. */
const MOST_FOUND = 200
/** Between two turns of whoever wants to stop it. */
const AT_ONCE = 20
const TOLD_EACH = 5_000

/**
 * Compares text, indexes, voices, counts and ledger with the stored articles, all as it is at one moment, beside whoever reads
 * and writes. Mends nothing. In memory it holds some bytes an article, and the words of one kind.
 */
export async function examineArchive(db: Database, { isWhole, progress, stopping }: Examination): Promise<Examined> {
  const found: Inconsistency[] = []
  let count = 0
  const tell = (faults: Iterable<Inconsistency>) => {
    for (const fault of faults) if (count++ < MOST_FOUND) found.push(fault)
  }
  const isStopped = async () => {
    await setImmediate()
    return stopping?.aborted === true
  }
  let articles = 0
  let waiting = 0
  const examined = (isStopped: boolean): Examined => ({ articles, waiting, found, count, isStopped, ...sizeOf(db) })

  db.run("begin")
  try {
    const all = currentArticles(db)
    const some = isWhole ? all : spread(all, SAMPLE)
    const prints = openIndexPrints(db, all)
    for (const article of some) {
      if (articles % AT_ONCE === 0 && (await isStopped())) return examined(true)
      const making = makingOfCurrent(db, article)
      if ("what" in making) tell([making])
      else {
        tell(faultsOfArticle(db, article, making))
        if (article.isWaiting) waiting++
        else if (isWhole) prints.expect(article, making)
        else tell(prints.faultsOf(article, making))
      }
      if (++articles % TOLD_EACH === 0) progress?.(`${articles} of ${counted(some.length, "article")} checked`)
    }
    tell(ledgerFaults(db))
    const rest = [() => rangeFaults(db), ...prints.steps, () => peopleFaults(db), () => wordFaults(db)]
    for (const [step, find] of (isWhole ? rest : []).entries()) {
      if (await isStopped()) return examined(true)
      progress?.(`Comparing indexes and counts: step ${step + 1} of ${rest.length}`)
      tell(find())
    }
    return examined(false)
  } finally {
    db.run("commit")
  }
}

function sizeOf(db: Database): Pick<Examined, "bytes" | "freeBytes"> {
  const told = (pragma: string) => Number(Object.values(db.get(`pragma ${pragma}`) ?? {})[0])
  const page = told("page_size")
  return { bytes: page * told("page_count"), freeBytes: page * told("freelist_count") }
}

/** So many of them, from all over, the last one among them. */
function spread<T>(all: readonly T[], count: number): readonly T[] {
  const each = Math.max(1, Math.ceil(all.length / count))
  return all.filter((_, i) => (all.length - 1 - i) % each === 0)
}
