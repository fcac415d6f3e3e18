import type { Archive } from "../core/archive.ts"
import { articleShelf } from "./articles.ts"
import { dropEmptyBefore } from "./carrying.ts"
import { checker } from "./check.ts"
import { type Database, openDatabase, openDatabaseToRead } from "./database.ts"
import { followingShelf } from "./following.ts"
import { keepingShelf } from "./keeping.ts"
import { ledgerShelf } from "./ledger.ts"
import { loadingShelf } from "./loading.ts"
import { beginAnewAfterNewMaking } from "./making.ts"
import { orderShelf } from "./orders.ts"
import { paragraphShelf } from "./paragraphs.ts"
import { peopleShelf } from "./people.ts"
import { beginRemaking } from "./remake.ts"
import { slotShelf } from "./slots.ts"
import { snippetShelf } from "./snippets.ts"
import { speakerCorrectionShelf } from "./speaker-corrections.ts"
import { ticketShelf } from "./tickets.ts"
import { livingWords } from "./words.ts"
import { works, writtenBy } from "./works.ts"
import { openWriteQueue, type Writer } from "./write-queue.ts"
import { openWriterThread } from "./writer.ts"

/**
 * The archive in one SQLite file, which is made with its folder when it is not there; ":memory:" for one that ends
 * with the process. Several processes may use one file. Here it is only read; one thread writes, but for an archive in
 * memory, which has one connection. Throws with the file's name when it cannot be used.
 */
export async function openSqlite(file: string, openWriter = openWriterThread): Promise<Archive> {
  const db = await openDatabase(file)
  dropEmptyBefore(db)
  beginAnewAfterNewMaking(db)
  const isShared = file !== ":memory:"
  if (isShared) db.readOnly()
  const writer = isShared ? openWriter(file) : openWriteQueue(db, works)
  const write = writtenBy(writer)
  const remaking = beginRemaking(db, write)
  return {
    ...shelvesOn(db, file, writer),
    async close() {
      await remaking.stop()
      await writer.close()
      db.close()
    },
  }
}

/** The archive in a file that others keep: whatever would write rejects. Throws with the file's name when it cannot be read. */
export function openSqliteToRead(file: string): Archive {
  const db = openDatabaseToRead(file)
  return {
    ...shelvesOn(db, file, READS_ONLY),
    close: async () => db.close(),
  }
}

const READS_ONLY: Writer = {
  write: (name) => Promise.reject(new Error(`${name}: this archive was opened for reading only`)),
  trouble: () => null,
  close: async () => {},
}

function shelvesOn(db: Database, file: string, writer: Writer): Omit<Archive, "close"> {
  const write = writtenBy(writer)
  const snippetWords = livingWords(db, "snippet")
  return {
    articles: articleShelf(db, write),
    loading: loadingShelf(db, write),
    people: peopleShelf(db),
    snippets: snippetShelf(db, snippetWords),
    paragraphs: paragraphShelf(db, snippetWords),
    orders: orderShelf(db, write),
    slots: slotShelf(db, write),
    ledger: ledgerShelf(db, write),
    following: followingShelf(db, write),
    speakerCorrections: speakerCorrectionShelf(db, write),
    tickets: ticketShelf(db, write),
    keeping: keepingShelf(db, write),
    check: checker(db, file, writer.trouble),
  }
}
