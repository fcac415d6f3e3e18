import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"
import { z } from "zod"

const place = { start: z.int().nonnegative(), end: z.int().nonnegative(), text: z.string() }

const Speaker = z.object({
  text: z.string(),
  /** Where the words stand that say who spoke; left out where only the person is known. */
  start: place.start.optional(),
  end: place.end.optional(),
  type: z.enum(["name", "nominal", "pronoun"]).optional(),
  /** Who that is, in full, and how else the article names them. */
  canonical: z.string().optional(),
  aliases: z.array(z.string()).optional(),
})

const Quote = z.object({
  ...place,
  kind: z.enum(["direct", "mixed", "indirect"]),
  speaker: Speaker.nullable(),
  /** Only a piece of the quote is annotated, with the canonical speaker: nothing is said of its bounds. */
  partial: z.boolean().optional(),
})

const Document = z.object({
  id: z.string(),
  text: z.string(),
  /** One sentence or two by a person, saying what the article says. */
  summary: z.string().optional(),
  quotes: z.array(Quote),
})

/** An article that people have annotated: its text, and who says what in it. Places are UTF-16 code units of the text. */
export type GoldDocument = z.infer<typeof Document>
export type GoldQuote = z.infer<typeof Quote>
export type GoldSpeaker = z.infer<typeof Speaker>

/**
 * The sets that are measured. A file belongs to the set whose name it begins with, the longest of them: any part of a set
 * can be measured under a name of its own. `strings`: the annotated quotes are what stands in quotation marks, whatever
 * clause is reported round it.
 */
export const SETS = [
  { name: "polnear-direct", strings: true },
  { name: "polnear", strings: false },
  { name: "basil", strings: false },
  { name: "gum-news", strings: false },
] as const

export type GoldSet = {
  readonly name: string
  readonly strings: boolean
  readonly documents: readonly GoldDocument[]
}

/** All sets of a folder, in the order of `SETS`, and which of them it lacks. Throws, in words, when it cannot be read. */
export async function readSets(
  folder: string,
): Promise<{ readonly sets: readonly GoldSet[]; readonly missing: readonly string[] }> {
  const files = (await filesOf(folder)).filter((file) => file.endsWith(".jsonl")).toSorted()
  const longestFirst = SETS.toSorted((a, b) => b.name.length - a.name.length)
  const setOf = (file: string) => longestFirst.find(({ name }) => file.startsWith(name))
  const sets = SETS.flatMap((set) => files.filter((file) => setOf(file) === set).map((file) => ({ file, ...set })))
  return {
    sets: await Promise.all(
      sets.map(async ({ file, strings }) => ({
        name: file.slice(0, -".jsonl".length),
        strings,
        documents: await readGold(join(folder, file)),
      })),
    ),
    missing: SETS.filter((set) => !files.some((file) => setOf(file) === set)).map(({ name }) => name),
  }
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch((error: NodeJS.ErrnoException) => error)
  if (files instanceof Error) throw new Error(`${folder}: cannot be read (${files.code}). Name the folder of the data.`)
  return files
}

/** The documents of a file, one JSON object a line. Throws with file and line when one is not as it must be. */
export async function readGold(file: string): Promise<readonly GoldDocument[]> {
  const lines = (await readFile(file, "utf8")).split("\n")
  return lines.flatMap((line, i) => (line.trim() === "" ? [] : [documentFrom(line, `${file}, line ${i + 1}`)]))
}

function documentFrom(line: string, where: string): GoldDocument {
  const document = Document.safeParse(jsonFrom(line, where))
  if (!document.success) throw new Error(`${where}: ${z.prettifyError(document.error)}`)
  const { text, quotes } = document.data
  const astray = quotes.find((quote) => text.slice(quote.start, quote.end) !== quote.text)
  if (astray) throw new Error(`${where}: the quote at ${astray.start} is not what stands there in the text.`)
  return document.data
}

function jsonFrom(line: string, where: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new Error(`${where}: is not JSON. Write one document a line.`)
  }
}
