import { existsSync } from "node:fs"
import { join, resolve } from "node:path"
import { type Hold, holdInWords } from "../core/article/hold.ts"
import { READER } from "../core/article/kinds.ts"
import type { Log } from "../core/desk.ts"
import type { Covered } from "../core/model.ts"
import type { ContentFault, Reading } from "../core/newsroom.ts"
import type { Articles } from "../core/shelves/articles.ts"
import type { Extraction } from "./extraction.ts"
import { faultOfFolder, filedSources } from "./filed-sources.ts"
import { type FiledSource, isOwn, openFiling } from "./filing.ts"
import { lookInto, type Seen } from "./folder.ts"
import type { Pause } from "./hint.ts"
import { type LossNotes, openLossWatch } from "./loss.ts"
import { beginReading, heldIn, type ReadingPlace, type ReadOutcome, readAhead } from "./reading.ts"
import { openSaving } from "./saving.ts"
import { byTheClock, watchFolder } from "./watching.ts"

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
  /** The zone of an embargo's time where none is written, and the clock by which it lifts: no rehearsal of a later time lifts it. */
  readonly embargo?: Pick<ReadingPlace, "timeZone" | "now">
  readonly now: () => Date
  readonly log: Log
  readonly losses: LossNotes
  /** Waits between two looks of `watch`, by the clock where it is left out; false ends the watch. */
  readonly pause?: Pause
}

/** So many files are taken in before the folder is looked at anew: what is held back or lifted meanwhile waits no longer. */
const AT_ONCE = 400

/**
 * Reads the content folder into the archive and keeps the two in step. Other processes may keep other folders in the same
 * archive: each file is recorded with its whole path, and none touches what another folder gave.
 */
export function openIntake(options: IntakeOptions): Intake {
  const { dir, articles, extract, extractor, now, log, losses, pause = byTheClock } = options
  const place = { dir, ...(options.embargo ?? { timeZone: "UTC", now }) }
  const filing = openFiling()
  const saving = openSaving()
  const folder = resolve(dir)
  const held = filedSources(articles, folder)
  const stopping = new AbortController()
  const loss = openLossWatch(dir, folder, { notes: losses, now, log })
  let before: ReadonlyMap<string, Seen> | null = null
  /** Files that this look could not read for a trouble that may pass; the next look tries them again. */
  const troubled = new Set<string>()
  let isUnfinished = false // The look before left files for the next one.
  let progress = { read: 0, total: 0 }
  let folderFault: string | null = null
  let last: Promise<unknown> = Promise.resolve()

  const fingerprintOf = (seen: Seen | undefined) => (seen ? `${seen.print}-${READER}-${extractor}` : null)
  const reading = (): Reading => {
    const ofWhole = [folderFault, loss.fault()].filter((told) => told !== null)
    const held = filing.held()
    return {
      ...progress,
      faults: [...ofWhole.map((told) => faultOfFolder(dir, told)), ...filing.faults()],
      ...(held.length > 0 && { held }),
    }
  }

  function recall(sources: readonly FiledSource[], seen: ReadonlyMap<string, Seen>): void {
    const own = sources.filter(({ file }) => isOwn(file))
    filing.recall(own, (file) => fingerprintOf(seen.get(file)))
    const others = sources.length - own.length
    if (others > 0)
      log.info({ others }, "articles from other content folders stay: only a bot that reads their folder removes them")
  }

  /**
   * One look at the folder and what follows from it. `settled`: only of what the look before saw just so. Whether there is more
   * to take in at once.
   */
  async function look(settled: boolean): Promise<boolean> {
    const [previous, seen] = [before, await lookInto(dir)]
    const isFirst = previous === null
    const isSettled = (file: string) => isFirst || !settled || previous.get(file)?.print === seen.get(file)?.print
    const sources = await held()
    if (isFirst) recall(sources, seen)
    filing.compare(sources)
    before = seen

    const gone = await goneFrom(seen, isSettled)
    for (const file of gone) filing.forget(file)
    if (!isUnfinished) troubled.clear()
    const isDue = (file: string) =>
      isSettled(file) && !troubled.has(file) && filing.isDue(file, fingerprintOf(seen.get(file)) ?? "", place.now())
    const due = () => filing.inOrder(seen.keys()).filter(isDue)
    if (isFirst) progress = { read: seen.size - due().length, total: seen.size }
    await holdBack(filing.giving(due()), seen)
    let files = due()
    if (!isFirst && !isUnfinished && gone.length === 0 && files.length === 0) return false
    // What one file gives may free the slug that another one wants.
    for (let left = AT_ONCE; files.length > 0 && left > 0 && !stopping.signal.aborted; files = due()) {
      const some = files.slice(0, left)
      left -= some.length
      await takeIn(some, seen)
    }
    if (stopping.signal.aborted) return false
    isUnfinished = files.length > 0
    if (isUnfinished) return true
    await removeGone()
    progress = { read: seen.size, total: seen.size }
    return false
  }

  /** What is held back now goes before anything else is read, however much there is to read. */
  async function holdBack(files: readonly string[], seen: ReadonlyMap<string, Seen>): Promise<void> {
    for (const file of files) {
      if (stopping.signal.aborted) return
      const hold = await heldIn(place, file, seen.get(file))
      if (hold) await keepBack(file, fingerprintOf(seen.get(file)) ?? "", hold)
    }
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

  /** In the order of their names, so that of new files with one slug the first serves. Files are read on while articles are saved. */
  async function takeIn(files: readonly string[], seen: ReadonlyMap<string, Seen>): Promise<void> {
    try {
      const begin = (file: string) => beginReading(place, file, seen.get(file), extract, () => givenBefore(file))
      for await (const [file, found] of readAhead(files, begin)) {
        if (stopping.signal.aborted) return
        await keep(file, fingerprintOf(seen.get(file)) ?? "", found)
        progress = { ...progress, read: Math.min(progress.read + 1, progress.total) }
      }
    } finally {
      await saving.end()
    }
  }

  /** What the file gave last, if this extractor read it. */
  async function givenBefore(file: string): Promise<Covered | null> {
    const given = filing.inForce(file)
    return given?.fingerprint?.endsWith(`-${extractor}`) ? articles.extracted(given.slug) : null
  }

  async function keep(file: string, fingerprint: string, found: ReadOutcome): Promise<void> {
    if (found.kind === "held") return saving.end().then(() => keepBack(file, fingerprint, found.hold))
    if (found.kind === "failed") {
      if (found.isPassing) troubled.add(file)
      return tell(filing.fail(file, found.isPassing ? null : fingerprint, found.problem))
    }
    const { slug } = found.article
    await saving.roomFor(found.article)
    // An article whose file is in another folder gives way when that file is no more: the folder may have moved.
    const holder = filing.holder(file, slug)
    if (holder !== null && (isOwn(holder) || existsSync(join(folder, holder))))
      return tell(filing.yield(file, fingerprint, slug, holder))
    saving.begin(found.article, async () => {
      const outcome = await articles.save(found.article, { file: join(folder, file), fingerprint }, now())
      if (outcome !== "unchanged") log.info({ file, slug }, `article ${outcome}`)
      filing.give(file, fingerprint, slug)
    })
  }

  /** Of a file that is held back nothing is told but its name, its state and its time; whatever it gave goes at once. */
  async function keepBack(file: string, fingerprint: string, hold: Hold): Promise<void> {
    const { fault, isNews } = filing.hold(file, fingerprint, hold)
    if (fault && isNews) tell(fault)
    if (!fault && isNews) log.info({ file }, `file held back: ${holdInWords(hold)}`)
    for (const slug of await articles.givenBy(join(folder, file)))
      if (!filing.holds(slug) && (await articles.remove(slug, "withheld", now())))
        log.info({ file }, "article removed: withheld by the publisher")
  }

  /** Only what this folder gave. A file that this look did not see is another process's find, and its article stays. */
  async function removeGone(): Promise<void> {
    for (const { slug, file } of await held()) {
      const isOurs = isOwn(file) && (filing.knows(file) || !existsSync(join(folder, file)))
      if (isOurs && !filing.holds(slug) && (await articles.remove(slug, "withdrawn", now())))
        log.info({ file, slug }, "article removed")
    }
    filing.compare(await held()) // What was removed and is there again has been brought back.
  }

  const tell = (fault: ContentFault | null): void => (fault ? log.warn({ file: fault.file }, fault.problem) : undefined)

  /** One look at a time. */
  function inTurn(settled: boolean): Promise<Reading> {
    return queued(async () => {
      while (await look(settled));
    }).then(
      () => {
        folderFault = null
        return reading()
      },
      (error: Error) => {
        folderFault = error.message
        throw error
      },
    )
  }

  function queued(work: () => Promise<void>): Promise<void> {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }

  /** What is wrong with the folder is said once, not with every look. */
  async function lookAgain(): Promise<void> {
    const told = folderFault
    await inTurn(true).catch(({ message }: Error) => message !== told && log.error({ dir }, message))
  }

  return {
    scan: () => inTurn(false),
    forget: (file) => queued(async () => filing.forget(file)).then(() => queued(removeGone)),
    watch: () =>
      void watchFolder({ dir, pause, stopping: stopping.signal, awaitsATime: filing.awaitsATime, look: lookAgain }),
    reading,
    async stop() {
      stopping.abort()
      await last
    },
  }
}
