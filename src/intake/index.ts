import { existsSync } from "node:fs"
import { join, relative, resolve } from "node:path"
import { setTimeout } from "node:timers/promises"
import { READER } from "../core/article/kinds.ts"
import type { Log } from "../core/desk.ts"
import type { ContentFault, Reading } from "../core/newsroom.ts"
import type { Articles } from "../core/shelves/articles.ts"
import type { Extraction } from "./extraction.ts"
import { type FiledSource, isOwn, openFiling } from "./filing.ts"
import type { Seen } from "./folder.ts"
import { lookInto } from "./folder.ts"
import { isToldOfChange, type Pause } from "./hint.ts"
import { type LossNotes, openLossWatch } from "./loss.ts"
import { type ReadOutcome, readAndExtract } from "./reading.ts"

export type Intake = {
  /**
   * Takes in what changed since the archive last saw the folder, and says how the files stand then.
   * Rejects, in words for people, when the folder cannot be read; nothing is removed then, and `watch` does not say it again.
   */
  scan(): Promise<Reading>
  /** Takes out at once what a file gave that was removed on purpose: it is no loss that is waited out. */
  forget(file: string): Promise<void>
  /** From now on takes in what changes, until `stop`. */
  watch(): void
  reading(): Reading
  /** Ends behind the file under way. */
  stop(): Promise<void>
}

type IntakeOptions = {
  readonly dir: string
  readonly articles: Articles
  readonly extract: Extraction["extract"]
  /** The extractor's version: another one extracts every file again. */
  readonly extractor: string
  readonly now: () => Date
  readonly log: Log
  readonly losses: LossNotes
  /** Waits between two looks of `watch`, by the clock where it is left out; false ends the watch. */
  readonly pause?: Pause
}

/**
 * Shortest pause between two looks at the folder. A change is taken in when two looks running agree on it, so that no
 * half-written file is read and no article vanishes while an editor replaces its file. Looking works on every file system,
 * where notices of change do not. Each look also compares what the archive holds, because another process may have
 * changed it.
 */
const PAUSE_MS = 500
/**
 * The pause is so many times the processor time of the look before, so that watching 10,000 files costs little; what the
 * system tells of meanwhile is looked at at once.
 */
const IDLE_SHARE = 400

/**
 * Reads the content folder into the archive and keeps the two in step. Other processes may keep other folders in the same
 * archive: each file is recorded with its whole path, and none touches what another folder gave.
 */
export function openIntake(options: IntakeOptions): Intake {
  const { dir, articles, extract, extractor, now, log, losses, pause = byTheClock } = options
  const filing = openFiling()
  const folder = resolve(dir)
  const stopping = new AbortController()
  const loss = openLossWatch(dir, folder, { notes: losses, now, log })
  let before: ReadonlyMap<string, Seen> | null = null
  /** Files that this look could not read for a trouble that may pass; the next look tries them again. */
  const troubled = new Set<string>()
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
  const reading = (): Reading => {
    const ofWhole = [folderFault, loss.fault()].filter((told) => told !== null)
    return { ...progress, faults: [...ofWhole.map(ofFolder), ...filing.faults()] }
  }

  let known: { readonly sources: readonly FiledSource[]; readonly filed: readonly FiledSource[] } | null = null
  /** What the archive holds; files are named from the content folder. The archive's list is the same until it changes. */
  async function held(): Promise<readonly FiledSource[]> {
    const sources = await articles.sources()
    if (known?.sources !== sources) {
      const filed = sources.map((source) => ({ ...source, file: relative(folder, resolve(folder, source.file)) }))
      known = { sources, filed }
    }
    return known.filed
  }

  function recall(sources: readonly FiledSource[], seen: ReadonlyMap<string, Seen>): void {
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

    const gone = await goneFrom(seen, isSettled)
    for (const file of gone) filing.forget(file)
    troubled.clear()
    const isDue = (file: string) =>
      isSettled(file) && !troubled.has(file) && filing.isDue(file, fingerprintOf(seen.get(file)) ?? "")
    // New files in the order of their names; what the archive holds already is read again newest first.
    const due = () => {
      const known = filing.names().filter((file) => seen.has(file))
      return [...new Set(seen.keys()).difference(new Set(known)), ...known].filter(isDue)
    }
    let files = due()
    if (isFirst) progress = { read: seen.size - files.length, total: seen.size }
    if (!isFirst && gone.length === 0 && files.length === 0) return
    // What one file gives may free the slug that another one wants.
    for (; files.length > 0 && !stopping.signal.aborted; files = due()) await takeIn(files, seen)
    if (stopping.signal.aborted) return
    await removeGone()
    progress = { read: seen.size, total: seen.size }
  }

  /** The files that are to be forgotten: those that are not there, unless the folder lost so many that it is waited out. */
  async function goneFrom(
    seen: ReadonlyMap<string, Seen>,
    isSettled: (file: string) => boolean,
  ): Promise<readonly string[]> {
    const missing = filing.names().filter((file) => !seen.has(file) && isSettled(file))
    const known = filing.giving(filing.names()).length
    const gone = filing.giving(missing).length
    const isWaitedOut = await loss.isWaitedOut({ known, gone, present: seen.size })
    return isWaitedOut ? [] : missing
  }

  /** In the order of their names, so that of new files with one slug the first serves. The next file is extracted while the one before is saved. */
  async function takeIn(files: readonly string[], seen: ReadonlyMap<string, Seen>): Promise<void> {
    const read = (file: string) => readAndExtract(dir, file, seen.get(file), extract)
    let next = files[0] === undefined ? null : read(files[0])
    for (const [i, file] of files.entries()) {
      const found = await next
      if (stopping.signal.aborted || !found) return
      const after = files[i + 1]
      next = after === undefined ? null : read(after)
      await keep(file, fingerprintOf(seen.get(file)) ?? "", found)
      progress = { ...progress, read: Math.min(progress.read + 1, progress.total) }
    }
  }

  async function keep(file: string, fingerprint: string, found: ReadOutcome): Promise<void> {
    if (!found.ok) {
      if (found.isPassing) troubled.add(file)
      return tell(filing.fail(file, found.isPassing ? null : fingerprint, found.problem))
    }
    const { slug } = found.article
    const holder = filing.holder(file, slug)
    // An article whose file is in another folder gives way when that file is no more: the folder may have moved.
    if (holder !== null && (isOwn(holder) || existsSync(join(folder, holder))))
      return tell(filing.yield(file, fingerprint, slug, holder))
    const source = { file: join(folder, file), fingerprint }
    const outcome = await articles.save(found.article, source, now())
    if (outcome !== "unchanged") log.info({ file, slug }, `article ${outcome}`)
    filing.give(file, fingerprint, slug)
  }

  /** Only what this folder gave. A file that this look did not see is another process's find, and its article stays. */
  async function removeGone(): Promise<void> {
    for (const { slug, file } of await held()) {
      const isOurs = isOwn(file) && (filing.knows(file) || !existsSync(join(folder, file)))
      if (isOurs && !filing.holds(slug) && (await articles.remove(slug))) log.info({ file, slug }, "article removed")
    }
  }

  function tell(fault: ContentFault | null): void {
    if (fault) log.warn({ file: fault.file }, fault.problem)
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
    let pauseMs = PAUSE_MS
    // A change is taken in when two looks agree: behind a hint come two, the shortest pause apart.
    let soon = 0
    while (!stopping.signal.aborted) {
      const isShort = soon-- > 0 || pauseMs === PAUSE_MS
      if (isShort) await pause(PAUSE_MS, stopping.signal)
      else if (await isToldOfChange(dir, pauseMs, pause, stopping.signal)) soon = 2
      if (stopping.signal.aborted) return
      const told = folderFault
      const before = process.threadCpuUsage()
      await inTurn(true).catch(({ message }: Error) => {
        // Said once, not with every look.
        if (message !== told) log.error({ dir }, message)
      })
      const { user, system } = process.threadCpuUsage(before)
      pauseMs = Math.max(PAUSE_MS, ((user + system) / 1000) * IDLE_SHARE)
    }
  }

  return {
    scan: () => inTurn(false),
    forget(file) {
      const turn = last.then(() => {
        filing.forget(file)
        return removeGone()
      })
      last = turn.catch(() => undefined)
      return turn
    },
    watch: () => void follow(),
    reading,
    async stop() {
      stopping.abort()
      await last
    },
  }
}

const byTheClock: Pause = (ms, signal) => setTimeout(ms, true, { signal }).catch(() => false)
