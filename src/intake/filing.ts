import { sep } from "node:path"
import { type Hold, isHeld } from "../core/article/hold.ts"
import { problemInWords } from "../core/article/problem.ts"
import type { ContentFault, HeldFile } from "../core/newsroom.ts"
import type { ContentSource } from "../core/shelves/articles.ts"
import { printIn } from "./folder.ts"

/** What became of a file. */
type Filed = {
  /** As the file was when it was last read; null when reading it failed in a way that may pass, so that it is due again. */
  readonly fingerprint: string | null
  /** The slug that it gave; null when it never gave one. */
  readonly slug: string | null
  /** The file that has the slug already. */
  readonly behind: string | null
  /** What holds it back. */
  readonly hold?: Hold
}

/** A current article and the file that gave it, named from the content folder: "strike.md", "../other/strike.md". */
export type FiledSource = ContentSource & { readonly slug: string }

/** Whether the file lies in the content folder itself. */
export const isOwn = (file: string): boolean => !file.includes(sep)

const bySlug = (sources: readonly FiledSource[]): ReadonlyMap<string, FiledSource> =>
  new Map(sources.map((source) => [source.slug, source]))

/** Of the same file as it was at the same time; two releases on one folder, which read it otherwise, do not quarrel. */
const isAlike = (a: ContentSource, b: ContentSource | undefined): boolean =>
  a.file === b?.file && printIn(a.fingerprint) === printIn(b.fingerprint)

/** Which file gave which article. Of two files with one slug the one in force stays; the other is a fault. */
export function openFiling() {
  const files = new Map<string, Filed>()
  /** Slug → the file whose version is in force, as it was then; it may be one of another folder. */
  const inForce = new Map<string, ContentSource>()
  /** What the archive had when it was compared last. */
  let before: ReadonlyMap<string, FiledSource> = new Map()
  /** File → what is told of it; hardly ever any, and asked with every answer. */
  const problems = new Map<string, string>()
  /** File → what holds it back; the same. */
  const holds = new Map<string, Hold>()

  const keep = (name: string, filed: Filed, problem: string | null) => {
    files.set(name, filed)
    if (problem === null) problems.delete(name)
    else problems.set(name, problem)
    if (filed.hold) holds.set(name, filed.hold)
    else holds.delete(name)
  }
  const drop = (name: string) => {
    files.delete(name)
    problems.delete(name)
    holds.delete(name)
  }
  const release = (file: string) => {
    const slug = files.get(file)?.slug
    if (slug && givesNow(file, slug)) inForce.delete(slug)
  }
  const givesNow = (file: string, slug: string): boolean => inForce.get(slug)?.file === file
  const putInForce = ({ file, slug, fingerprint }: FiledSource) => {
    keep(file, { fingerprint, slug, behind: null }, null)
    inForce.set(slug, { file, fingerprint })
  }

  return {
    /** What the folder's own files gave before this process began; `now` is a file's fingerprint today. */
    recall(sources: readonly FiledSource[], now: (file: string) => string | null) {
      const given = new Map<string, FiledSource>()
      for (const source of sources)
        if (!given.has(source.file) || now(source.file) === source.fingerprint) given.set(source.file, source)
      for (const source of given.values()) putInForce(source)
      before = bySlug(sources)
    },

    /**
     * Takes note of what the archive holds now, whoever put it there: files of other folders have their slugs, and an
     * article that another process replaced or removed is no longer in force, so that its file is due. A backup that has taken
     * the archive's place has articles of files as they were once.
     */
    compare(sources: readonly FiledSource[]) {
      const held = bySlug(sources)
      for (const [slug, source] of inForce) {
        if (isAlike(source, held.get(slug))) continue
        inForce.delete(slug)
        drop(source.file)
      }
      for (const [slug, source] of held) {
        if (inForce.has(slug)) continue
        if (!isOwn(source.file)) inForce.set(slug, source)
        else if (files.get(source.file)?.slug === slug || !isAlike(source, before.get(slug))) putInForce(source)
      }
      before = held
    },

    names: (): readonly string[] => [...files.keys()],

    /** Of these files, those whose article is in force. */
    giving: (names: readonly string[]): readonly string[] =>
      names.filter((file) => {
        const slug = files.get(file)?.slug
        return slug != null && givesNow(file, slug)
      }),

    /**
     * Whether the file must be read: it is new, it changed, the slug that it wants has become free, or what held it back has
     * lifted by now.
     */
    isDue(file: string, fingerprint: string, now: Date): boolean {
      const known = files.get(file)
      if (known?.fingerprint !== fingerprint) return true
      if (known.hold) return !isHeld(known.hold, now)
      return known.behind !== null && !givesNow(known.behind, known.slug ?? "")
    },

    /** Another file whose article has the slug; null when the slug is this file's to take. */
    holder(file: string, slug: string): string | null {
      const holder = inForce.get(slug)?.file
      return holder === undefined || holder === file ? null : holder
    },

    /** The file's article is in force. */
    give(file: string, fingerprint: string, slug: string) {
      release(file)
      putInForce({ file, slug, fingerprint })
    },

    /** The file's article is left out, because `behind` has its slug. */
    yield(file: string, fingerprint: string, slug: string, behind: string): ContentFault {
      release(file)
      const problem = `${file}: its slug "${slug}" is already used by ${behind}. Give one of them another slug or file name.`
      keep(file, { fingerprint, slug, behind }, problem)
      return { file, problem }
    },

    /**
     * The file cannot be read. What it gave before stays in force, and the problem says so. Without a fingerprint the
     * trouble may pass, and the file is due again at the next look. Null when the same was told of it before.
     */
    fail(file: string, fingerprint: string | null, problem: string): ContentFault | null {
      const slug = files.get(file)?.slug ?? null
      const stays = slug !== null && givesNow(file, slug)
      const told = stays ? `${problem} The version that was read before is still used.` : problem
      const isNews = problems.get(file) !== told
      keep(file, { fingerprint, slug: stays ? slug : null, behind: null }, told)
      return isNews ? { file, problem: told } : null
    },

    /**
     * The file is held back, and its article with it. What is told of it is its name, its state and its time; `isNews`: unlike
     * before.
     */
    hold(
      file: string,
      fingerprint: string,
      hold: Hold,
    ): { readonly fault: ContentFault | null; readonly isNews: boolean } {
      const before = files.get(file)
      const problem = hold.fault ? problemInWords({ file, ...hold.fault }) : null
      release(file)
      keep(file, { fingerprint, slug: null, behind: null, hold }, problem)
      const isNews = before?.hold?.state !== hold.state || before.hold.until?.getTime() !== hold.until?.getTime()
      return { fault: problem === null ? null : { file, problem }, isNews }
    },

    /** What is held back comes first, then new files in the order given; those that gave something are read again newest first. */
    inOrder(seen: Iterable<string>): readonly string[] {
      const all = new Set(seen)
      const known = Array.from(files.keys()).filter((file) => all.has(file))
      const [held, others] = [true, false].map((is) =>
        known.filter((file) => (files.get(file)?.hold !== undefined) === is),
      )
      return [...(held ?? []), ...all.difference(new Set(known)), ...(others ?? [])]
    },

    /** Whether something lifts when its time comes. */
    awaitsATime: (): boolean => Array.from(holds.values()).some(({ until }) => until !== null),

    /** The files that are held back, by name. */
    held(): readonly HeldFile[] {
      const found = Array.from(holds, ([file, { state, until }]) => ({
        file,
        state,
        until: until?.toISOString() ?? null,
      }))
      return found.sort((a, b) => (a.file < b.file ? -1 : 1))
    },

    /** As the file was when it gave the article that is in force, and its slug; null when it gives none. */
    inForce(file: string): { readonly fingerprint: string | null; readonly slug: string } | null {
      const { fingerprint = null, slug = null } = files.get(file) ?? {}
      return slug !== null && givesNow(file, slug) ? { fingerprint, slug } : null
    },

    forget(file: string) {
      release(file)
      drop(file)
    },

    knows: (file: string): boolean => files.has(file),

    /** Whether some file gives the article. */
    holds: (slug: string): boolean => inForce.has(slug),

    /** The files that are left out or behind their last change, by name. */
    faults(): readonly ContentFault[] {
      const found = Array.from(problems, ([file, problem]): ContentFault => ({ file, problem }))
      return found.sort((a, b) => (a.file < b.file ? -1 : 1))
    },
  }
}
