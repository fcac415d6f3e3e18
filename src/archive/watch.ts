import type { Archive } from "../core/archive.ts"
import type { Log } from "../core/desk.ts"

const LOOK_MS = 1_000

/** Says once in the log what is wrong with the archive, and when it is over. */
export function openArchiveWatch({ check }: Pick<Archive, "check">, log: Log) {
  let timer: NodeJS.Timeout | null = null
  const told = { reading: null as string | null, writing: null as string | null }

  async function look(): Promise<void> {
    const { reading, writing } = await check()
    if (reading !== null && reading !== told.reading) log.error({}, reading)
    if (reading === null && told.reading !== null) log.info({}, "the archive can be read again")
    if (writing !== null && writing !== told.writing) log.error({}, writing)
    if (writing === null && told.writing !== null) log.info({}, "the archive can be written again")
    Object.assign(told, { reading, writing })
  }

  return {
    look,
    /** Looks at once, and whether these words are what the log was told last: nobody needs to tell them again, or their end. */
    async hasTold(words: string) {
      await look()
      return told.reading === words || told.writing === words
    },
    start() {
      timer = setInterval(() => void look(), LOOK_MS)
      timer.unref()
    },
    stop() {
      if (timer) clearInterval(timer)
    },
  }
}
