import { access, readFile, unlink, writeFile } from "node:fs/promises"
import { join, resolve } from "node:path"
import { holdInWords } from "../core/article/hold.ts"
import { problemInWords } from "../core/article/problem.ts"
import { LONGEST_SLUG, slugFrom } from "../core/article/slug.ts"
import type { Looked, Pasted, Pasting } from "../core/newsroom.ts"
import { unpack } from "../core/packed-article.ts"
import type { Articles } from "../core/shelves/articles.ts"
import type { Extraction } from "./extraction.ts"
import type { Intake } from "./index.ts"

type PastingParts = {
  readonly dir: string
  readonly articles: Articles
  readonly extract: Extraction["extract"]
  /** Where the zone of an embargo's time is not written. */
  readonly timeZone: string
  readonly intake: Pick<Intake, "scan" | "forget">
}

/** Names that are tried before the folder is said to be full of them. */
const MOST_NAMES = 100

/** Pasted text as files of the content folder. What was pasted can be undone until the bot is stopped. */
export function openPasting({ dir, articles, extract, intake, timeZone }: PastingParts): Pasting {
  const folder = resolve(dir)
  const pasted = new Map<string, { readonly file: string; readonly text: string }>()

  async function look(text: string): Promise<Looked> {
    if (text.trim() === "") return { ok: false, problem: "There is no text. Paste an article." }
    if (text.includes("\0"))
      return { ok: false, problem: "The text has characters that are no text (NUL). Copy it anew, as plain text." }
    const bytes = Buffer.from(text.replaceAll("\r\n", "\n"))
    const [{ holdOf }, { readArticle }] = await Promise.all([
      import("../core/article/hold-reading.ts"),
      import("../core/article/index.ts"),
    ])
    const hold = holdOf(bytes, true, timeZone)
    if (hold)
      return {
        ok: false,
        problem: `Its front matter holds it back (${holdInWords(hold)}). Put it into the folder as a file.`,
      }
    const read = readArticle("pasted.md", bytes)
    if (!read.ok) return { ok: false, problem: problemInWords({ ...read.problem, file: "The text" }) }
    const file = await freeName(slugFrom(read.article.title).slice(0, LONGEST_SLUG - 4) || "pasted")
    if (file === null) return { ok: false, problem: "The content folder has too many articles with this title." }
    const found = await extract(file, bytes, null)
    if (!found.ok) return { ok: false, problem: problemInWords(found.problem) }
    const covered = unpack(found.article)
    const held = await articles.get(covered.article.slug)
    if (held) return { ok: false, problem: `The archive already has an article named “${covered.article.slug}”.` }
    return { ok: true, file, covered }
  }

  async function freeName(name: string): Promise<string | null> {
    for (let number = 1; number <= MOST_NAMES; number++) {
      const slug = number === 1 ? name : `${name}-${number}`
      if (!(await isThere(join(folder, `${slug}.md`))) && !(await articles.get(slug))) return `${slug}.md`
    }
    return null
  }

  const isAsPasted = async (slug: string): Promise<boolean> => {
    const known = pasted.get(slug)
    if (!known) return false
    const now = await readFile(join(folder, known.file), "utf8").catch(() => null)
    return now === known.text
  }

  return {
    folder,
    look,
    async save(text): Promise<Pasted> {
      const looked = await look(text)
      if (!looked.ok) return looked
      const { file, covered } = looked
      const kept = text.replaceAll("\r\n", "\n")
      const failed = await writeFile(join(folder, file), kept, { flag: "wx" }).catch((error: Error) => error)
      if (failed) return { ok: false, problem: `${join(folder, file)} cannot be written (${failed.message}).` }
      pasted.set(covered.article.slug, { file, text: kept })
      await intake.scan()
      return { ok: true, slug: covered.article.slug }
    },
    canUndo: isAsPasted,
    async undo(slug) {
      const known = pasted.get(slug)
      if (!known || !(await isAsPasted(slug))) return false
      await unlink(join(folder, known.file))
      pasted.delete(slug)
      await intake.forget(known.file)
      return true
    },
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )
