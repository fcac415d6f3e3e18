import { readFileSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { type Random, randomFrom } from "../support/random.ts"
import { OPEN_TEXTS } from "./benchmark.ts"

const PARAGRAPHS = 9
/** A file that is as large as a file may be, and one whose text is as long as a text may be. */
const MONSTERS = { "monster.txt": 5_000_000, "longest.txt": 999_000 } as const

export type Generated = { readonly title: string; readonly published: string; readonly paragraphs: readonly string[] }

/** Articles made of paragraphs of the open news texts; people get other names, so that there are many. */
export function* generatedArticles(count: number): Generator<Generated> {
  const random = randomFrom(count)
  const texts = readFileSync(OPEN_TEXTS, "utf8").trim().split("\n")
  const paragraphs = texts.flatMap((line) => String(JSON.parse(line).text).split("\n").slice(2))
  const told = paragraphs.filter((paragraph) => paragraph.length > 80)
  const titles = texts.flatMap((line) => String(JSON.parse(line).title).split(" "))
  for (let n = 0; n < count; n++) {
    const names = new Map<string, string>()
    const text = Array.from(sample(told, PARAGRAPHS, random))
      .join(SEAM)
      .replaceAll(SURNAME, (_, before: string, name: string) => {
        const other = names.get(name) ?? surname(random.below(20_000))
        names.set(name, other)
        return before + other
      })
    const title = Array.from({ length: 7 }, () => random.pick(titles)).join(" ")
    const date = `20${10 + (n % 15)}-${String(1 + (n % 12)).padStart(2, "0")}-${String(1 + (n % 28)).padStart(2, "0")}`
    yield { title, published: date, paragraphs: text.split(SEAM) }
  }
}

const SEAM = "\n\n"

/** The same, each a file in the folder. */
export async function writeArticles(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  let n = 0
  for (const { title, published, paragraphs } of generatedArticles(count)) {
    const file = join(folder, `story-${String(n++).padStart(5, "0")}.md`)
    const text = paragraphs.join(SEAM)
    await writeFile(file, `---\ntitle: ${JSON.stringify(title)}\npublished: ${published}\n---\n\n${text}\n`)
  }
}

/** So many of them, none twice. */
function sample(all: readonly string[], count: number, random: Random): ReadonlySet<string> {
  const some = new Set<string>()
  while (some.size < count) some.add(random.pick(all))
  return some
}

/** A capitalised word behind another one, as surnames stand. */
const SURNAME = /(\b\p{Lu}\p{Ll}{2,} )(\p{Lu}\p{Ll}{3,})\b/gu

const SYLLABLES = "ba ko mi ra sen to vel du fa gri ho lan ner os pi qua rim sta tor ul wen yar zel bro cas".split(" ")

/** The nth of some twenty thousand surnames. */
function surname(n: number): string {
  const at = (place: number) => SYLLABLES[Math.floor(n / SYLLABLES.length ** place) % SYLLABLES.length] ?? ""
  const name = [at(0), at(1), at(2)].join("")
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

export async function writeMonsters(folder: string): Promise<void> {
  for (const [file, length] of Object.entries(MONSTERS))
    await writeFile(join(folder, file), "he said ".repeat(length / 8))
}
