import { openDatabase } from "../../src/archive/database.ts"
import { works } from "../../src/archive/works.ts"
import { openWriteQueue, type Writer } from "../../src/archive/write-queue.ts"

/**
 * Writes as the writer thread does: with a connection of its own, and with copies of what it is given and gives back. It has
 * no thread, since starting one takes ten times as long as what most tests write.
 */
export function openWriterHere(file: string): Writer {
  const opened = openDatabase(file).then((db) => ({ db, queue: openWriteQueue(db, works) }))
  return {
    trouble: () => null,
    async write(name, args, handover = []) {
      const asked = structuredClone(args, { transfer: [...handover] })
      return structuredClone(await (await opened).queue.write(name, asked))
    },
    async close() {
      const { db, queue } = await opened
      await queue.close()
      db.close()
    },
  }
}
