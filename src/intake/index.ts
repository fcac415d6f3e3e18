import { existsSync } from "node:fs"
import { readFile } from "node:fs/promises"
import { join, relative, resolve } from "node:path"
import { setTimeout } from "node:timers/promises"
import type { Archive } from "../core/archive.ts"
import { LARGEST_FILE, tooLarge } from "../core/article/decode.ts"
import { READER } from "../core/article/kinds.ts"
import type { ArticleProblem, Fault } from "../core/article/problem.ts"
import { problemInWords } from "../core/article/problem.ts"
import type { Log } from "../core/desk.ts"
import type { Covered } from "../core/model.ts"
import type { ContentFault, Reading } from "../core/newsroom.ts"
import type { Extraction } from "./extraction.ts"
import { isOwn, openFiling, type Source } from "./filing.ts"
import type { Seen } from "./folder.ts"
import { lookInto, unopened } from "./folder.ts"

export type Intake = {
  /**
   * Takes in what changed since the archive last saw the folder, and says how the files stand then.
   * Rejects, in words for people, when the folder cannot be read; nothing is removed then, and `watch` does not say it again.
   */
  scan(): Promise<Reading>
  /** From now on takes in what changes, until `stop`. */
  watch(): void
  reading(): Reading
  /** Ends behind the file under way. */
  stop(): Promise<void>
}

type IntakeOptions = {
  readonly dir: string
  readonly archive: Pick<Archive, "save" | "remove" | "sources">
  readonly extract: Extraction["extract"]
  /** The extractor's version: another one extracts every file again. */
  readonly extractor: string
  readonly now: () => Date
  readonly log: Log
  /** Between two looks of `watch`; half a second where it is left out. False ends it. */
  readonly pause?: (stopping: AbortSignal) => Promise<boolean>
}

/**
 * Pause between two looks at the folder. A change is taken in when two looks running agree on it, so that no half-written
 * file is read and no article vanishes while an editor replaces its file: after two pauses and two looks at most, which
 * is 1.3 seconds with 10,000 files. Each look also compares what the archive holds, because another process may have
 * changed it. Looking works on every file system, where notices of change do not; it costs a seventh
 * of a processor with 10,000 files and a five-hundredth with 100.
 */
const PAUSE_MS = 500

/**
 * Reads the content folder into the archive and keeps the two in step. Other processes may keep other folders in the same
 * archive: each file is recorded with its whole path, and none touches what another folder gave.
 */
export function openIntake({ dir, archive, extract, extractor, now, log, pause = halfASecond }: IntakeOptions): Intake {
  const filing = openFiling()
  const folder = resolve(dir)
  const stopping = new AbortController()
  let before: ReadonlyMap<string, Seen> | null = null
  let progress = { read: 0, total: 0 }
  let folderFault: string | null = null
  let last: Promise<unknown> = Promise.resolve()

  /** As everyone may read it: where the folder lies on this machine is for the log alone. */
  const ofFolder = (told: string): ContentFault => ({
    file: ".",
    problem: told.startsWith(`The content folder ${dir} `)
      ? told.replace(` ${dir} `, " ")
      : "The archive cannot be kept in step with the content folder. The log says why.",
  })
  const fingerprintOf = (seen: Seen | undefined) => (seen ? `${seen.print}-${READER}-${extractor}` : null)
  const reading = (): Reading => ({
    ...progress,
    faults: [...(folderFault === null ? [] : [ofFolder(folderFault)]), ...filing.faults()],
  })

  /** What the archive holds; files are named from the content folder. */
  async function held(): Promise<readonly Source[]> {
    const sources = await archive.sources()
    return sources.map((source) => ({ ...source, file: relative(folder, resolve(folder, source.file)) }))
  }

  function recall(sources: readonly Source[], seen: ReadonlyMap<string, Seen>): void {
    const own = sources.filter(({ file }) => isOwn(file))
    filing.recall(own, (file) => fingerprintOf(seen.get(file)))
    const others = sources.length - own.length
    if (others > 0)
      log.info({ others }, "articles from other content folders stay: only a bot that reads their folder removes them")
  }

  /** One look at the folder and what follows from it. `settled`: only of what the look before saw just so. */
  async function look(settled: boolean): Promise<void> {
    const seen = await lookInto(dir)
    const previous = before
    const isFirst = previous === null
    const isSettled = (file: string) => isFirst || !settled || previous.get(file)?.print === seen.get(file)?.print
    const sources = await held()
    if (isFirst) recall(sources, seen)
    filing.compare(sources)
    before = seen

    const gone = filing.names().filter((file) => !seen.has(file) && isSettled(file))
    for (const file of gone) filing.forget(file)
    const due = () =>
      [...seen.keys()].filter((file) => isSettled(file) && filing.isDue(file, fingerprintOf(seen.get(file)) ?? ""))
    let files = due()
    if (isFirst) progress = { read: seen.size - files.length, total: seen.size }
    if (!isFirst && gone.length === 0 && files.length === 0) return
    // What one file gives may free the slug that another one wants.
    for (; files.length > 0 && !stopping.signal.aborted; files = due()) await takeIn(files, seen)
    if (stopping.signal.aborted) return
    await removeGone()
    progress = { read: seen.size, total: seen.size }
  }

  /** In the order of their names, so that of new files with one slug the first serves. The next file is extracted while the one before is saved. */
  async function takeIn(files: readonly string[], seen: ReadonlyMap<string, Seen>): Promise<void> {
    let next = files[0] === undefined ? null : read(files[0], seen.get(files[0]))
    for (const [i, file] of files.entries()) {
      const found = await next
      if (stopping.signal.aborted || !found) return
      const after = files[i + 1]
      next = after === undefined ? null : read(after, seen.get(after))
      await keep(file, fingerprintOf(seen.get(file)) ?? "", found)
      progress = { ...progress, read: Math.min(progress.read + 1, progress.total) }
    }
  }

  /** Never rejects: what fails here is the file's problem. */
  async function read(file: string, seen: Seen | undefined): Promise<Found> {
    if (seen?.fault) return problem({ file, ...seen.fault })
    if (seen && seen.size > LARGEST_FILE) return problem({ file, ...tooLarge(seen.size).fault })
    try {
      const found = await extract(file, await readFile(join(dir, file)))
      return found.ok ? found : problem(found.problem)
    } catch (error) {
      return problem({ file, ...failureOf(error as NodeJS.ErrnoException) })
    }
  }

  async function keep(file: string, fingerprint: string, found: Found): Promise<void> {
    if (!found.ok) return tell(filing.fail(file, fingerprint, found.problem))
    const { slug } = found.article
    const holder = filing.holder(file, slug)
    // An article whose file is in another folder gives way when that file is no more: the folder may have moved.
    if (holder !== null && (isOwn(holder) || existsSync(join(folder, holder))))
      return tell(filing.yield(file, fingerprint, slug, holder))
    const source = { file: join(folder, file), fingerprint }
    const outcome = await archive.save(found.article, found.coverage, source, now())
    if (outcome !== "unchanged") log.info({ file, slug }, `article ${outcome}`)
    filing.give(file, fingerprint, slug)
  }

  /** Only what this folder gave. A file that this look did not see is another process's find, and its article stays. */
  async function removeGone(): Promise<void> {
    for (const { slug, file } of await held()) {
      const isOurs = isOwn(file) && (filing.knows(file) || !existsSync(join(folder, file)))
      if (isOurs && !filing.holds(slug) && (await archive.remove(slug))) log.info({ file, slug }, "article removed")
    }
  }

  function tell(fault: ContentFault): void {
    log.warn({ file: fault.file }, fault.problem)
  }

  /** One look at a time. */
  function inTurn(settled: boolean): Promise<Reading> {
    const turn = last
      .then(() => look(settled))
      .then(
        () => {
          folderFault = null
          return reading()
        },
        (error: Error) => {
          folderFault = error.message
          throw error
        },
      )
    last = turn.catch(() => undefined)
    return turn
  }

  async function follow(): Promise<void> {
    while (await pause(stopping.signal)) {
      const told = folderFault
      await inTurn(true).catch(({ message }: Error) => {
        // Said once, not with every look.
        if (message !== told) log.error({ dir }, message)
      })
    }
  }

  return {
    scan: () => inTurn(false),
    watch: () => void follow(),
    reading,
    async stop() {
      stopping.abort()
      await last
    },
  }
}

type Found = ({ readonly ok: true } & Covered) | { readonly ok: false; readonly problem: string }

const problem = (of: ArticleProblem): Found => ({ ok: false, problem: problemInWords(of) })

/** What went wrong around a file that is none of the file's own faults. */
function failureOf({ code, message }: NodeJS.ErrnoException): Fault {
  return code === undefined || !/^E[A-Z]+$/.test(code)
    ? {
        line: null,
        what: `the extraction failed: ${message}`,
        todo: "Report it with the file; until then, leave it out.",
      }
    : unopened(code)
}

const halfASecond = (signal: AbortSignal): Promise<boolean> => setTimeout(PAUSE_MS, true, { signal }).catch(() => false)
