import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Archive } from "../../src/core/archive.ts"
import type { Article, Covered, Passage, Span, Utterance } from "../../src/core/model.ts"
import { pack } from "../../src/core/packed-article.ts"

/** A small article told by its words: everything is found in the text, so that nobody counts characters. */
export type Story = {
  readonly slug: string
  readonly title: string
  readonly published?: string
  readonly byline?: string
  readonly paragraphs: readonly string[]
  readonly extractor?: string
  readonly cast?: readonly Member[]
  readonly said?: readonly Said[]
  readonly facts?: readonly Stated[]
}

type Member = { readonly name: string; readonly kind?: "person" | "body"; readonly roles?: readonly string[] }

export type Said = {
  /** A name of the cast; null when the article names nobody. */
  readonly by: string | null
  /** The passages of one utterance. */
  readonly words: readonly string[]
  readonly kind?: Passage["kind"]
  readonly marked?: readonly string[]
  readonly denied?: true
}

/** A fact's sentence, and which of `said` it rests on. */
export type Stated = { readonly words: string; readonly sources?: readonly number[] }

export function covered(story: Story): Covered {
  const { slug, title, byline, published } = story
  const content = {
    title,
    ...(byline !== undefined && { byline }),
    ...(published !== undefined && { published }),
    ...bodyOf(story.paragraphs),
  }
  const version = createHash("sha256").update(JSON.stringify(content)).digest("hex")
  const article: Article = { slug, version, ...content }
  const at = (words: string) => find(article, words)
  const cast = (story.cast ?? []).map(({ name, kind = "person", roles = [] }) => ({
    name: at(name),
    kind,
    roles: roles.map(at),
    mentions: [at(name)],
  }))
  const utterances = (story.said ?? []).map((said): Utterance => {
    const member = (story.cast ?? []).findIndex(({ name }) => name === said.by)
    const speaker = cast[member]
    if (said.by !== null && !speaker) throw new Error(`${slug}: "${said.by}" is not in the cast`)
    return {
      passages: said.words.map((words) => passage(article, said, words)),
      speaker: speaker ? { span: speaker.name, member } : null,
      polarity: said.denied ? "denied" : "affirmed",
      cue: null,
      unresolved: null,
      nested: null,
      hedge: null,
      confidence: 1,
      reason: "by hand",
    }
  })
  const facts = (story.facts ?? []).map(({ words, sources = [] }) => ({
    span: at(words),
    sources,
    figures: [],
    dates: [],
    names: [],
    hedge: null,
    polarity: "affirmed" as const,
    rank: 0,
  }))
  const extractor = story.extractor ?? "by hand"
  const summary = facts.slice(0, 3).map(({ span }, rank) => ({ span, rank }))
  return { article, coverage: { extractor, cast, utterances, facts, summary } }
}

function bodyOf(paragraphs: readonly string[]): Pick<Article, "text" | "paragraphs"> {
  const spans: Span[] = []
  let start = 0
  for (const paragraph of paragraphs) {
    spans.push({ start, end: start + paragraph.length })
    start += paragraph.length + 2
  }
  return { text: paragraphs.join("\n\n"), paragraphs: spans }
}

function find(article: Article, words: string): Span {
  const start = article.text.indexOf(words)
  if (start < 0) throw new Error(`${article.slug}: "${words}" does not stand in it`)
  return { start, end: start + words.length }
}

function passage(article: Article, said: Said, words: string): Passage {
  const { kind = "direct", marked = [] } = said
  const span = find(article, words)
  const inMarks = kind === "direct" ? [span] : marked.map((piece) => find(article, piece))
  return { span, kind, marked: inMarks, sentence: sentenceAround(article.text, span) }
}

/** Good enough for articles whose sentences end in a mark, a blank and a capital. */
function sentenceAround(text: string, { start, end }: Span): Span {
  const ends = Array.from(text.matchAll(/[.?!]["”]*(?: \.)?(?=\s+["“]?\p{Lu}|$)/gu), (m) => m.index + m[0].length)
  const open = ends.findLast((at) => at <= start) ?? 0
  const lead = /^\s*/.exec(text.slice(open))?.[0].length ?? 0
  return { start: open + lead, end: ends.find((at) => at >= end) ?? text.length }
}

/** The article of content/articles, with coverage made by hand. */
export function coveredIranDrones(extractor?: string): Covered {
  const file = join(import.meta.dirname, "../../content/articles/iran-drones.txt")
  const pasted = readFileSync(file, "utf8").replaceAll("\r\n", "\n").trim()
  const [title = ""] = pasted.split("\n")
  const body = pasted.slice(pasted.lastIndexOf(title) + title.length).trim()
  return covered({
    slug: "iran-drones",
    title,
    byline: "Thomas Osborne",
    published: "2022-10-20T00:32",
    paragraphs: body.split(/\n\s*\n/),
    ...(extractor !== undefined && { extractor }),
    cast: [
      { name: "Mick Mulroy", roles: ["Former Pentagon official", "retired CIA officer"] },
      { name: "United Nations", kind: "body" },
      { name: "Tehran", kind: "body" },
      { name: "US Intelligence", kind: "body" },
      { name: "Vedant Patel", roles: ["deputy spokesman for the State Department"] },
      { name: "Ali Khamenei", roles: ["supreme leader of the Islamic Republic"] },
      { name: "Ned Price", roles: ["US State Department spokesman"] },
    ],
    said: [
      {
        by: "Mick Mulroy",
        words: ["deeply involves Iran in the war on the Russian side", "that have killed and injured civilians."],
      },
      {
        by: "United Nations",
        kind: "indirect",
        words: ["deliberate attacks against non-military targets could constitute war crimes"],
      },
      { by: "Tehran", kind: "indirect", denied: true, words: ["sending the drones"] },
      {
        by: "US Intelligence",
        kind: "indirect",
        words: ["the first shipment was delivered to the Russians in August"],
      },
      {
        by: "Vedant Patel",
        kind: "indirect",
        words: [
          "the unmanned aircraft that Iran is providing to Moscow are among the weapons subject to an embargo under the resolution 2231 of the UN Security Council",
        ],
      },
      { by: "Ali Khamenei", words: ["the work of the best talents of Iran", "honor for the country"] },
      {
        by: "Ali Khamenei",
        words: [
          "A few years ago, when images of our advanced missile and drone equipment were published, it was claimed that everything was photoshopped. Now they say how dangerous Iranian drones are and why are we selling them to so-and-so.",
        ],
      },
      {
        by: "Ned Price",
        words: [
          "We express our grave concern about Russia's acquisition of these UAVs from Iran,",
          "We now have abundant evidence that these UAVs are being used to target Ukrainian civilians and critical civilian infrastructure.",
        ],
      },
      {
        by: "Ned Price",
        words: [
          "We will not hesitate to use our sanctions and other appropriate tools on everyone involved in these transfers,",
        ],
      },
    ],
    facts: [
      {
        words:
          "Iran sold Russia drones that initially did not seem to work well or were not handled properly by Vladimir Putin's army.",
      },
      { words: "Iranian drones have become a major weapon in the Russian offensive in Ukraine in recent weeks." },
      {
        words:
          "According to the United Nations, deliberate attacks against non-military targets could constitute war crimes.",
        sources: [1],
      },
      {
        words:
          "Although Tehran has officially denied sending the drones, US Intelligence reaffirms the accusations and points out that the first shipment was delivered to the Russians in August.",
        sources: [2, 3],
      },
      {
        words:
          "In turn, Ukraine has identified a series of unmanned aerial vehicles as Iranian kamikaze drones of the Shahed 136 model.",
      },
      {
        words:
          "Tehran's involvement in the war alongside Russia complicates the chances of reviving the 2015 nuclear deal between the great powers and Iran for the suspension of sanctions against the Islamic regime in exchange for its giving up an increase in uranium production. enriched that would allow him to have the atomic bomb.",
      },
      {
        words:
          "Although it is unknown how many of these trainers have arrived in Ukraine, some sources speak of dozens.",
      },
    ],
  })
}

/** A dated story whose mayor shares a name with the spokesman above. */
export const HARBOUR_STRIKE: Story = {
  slug: "harbour-strike",
  title: "Dockers walk out at Hull harbour",
  published: "2022-11-03",
  byline: "Ines Ferreira",
  paragraphs: [
    "Some 1,200 dockers walked out at Hull harbour on Thursday over pay.",
    "“The cranes stay still until the offer moves,” said Anna Erdoğan, the union's chief negotiator.",
    "Mayor Nick Price called the strike “a grave mistake for the city” and asked both sides to talk.",
    "The port said that 14 ships were waiting offshore.",
  ],
  cast: [
    { name: "Anna Erdoğan", roles: ["the union's chief negotiator"] },
    { name: "Nick Price", roles: ["Mayor"] },
    { name: "The port", kind: "body" },
  ],
  said: [
    { by: "Anna Erdoğan", words: ["The cranes stay still until the offer moves,"] },
    { by: "Nick Price", words: ["a grave mistake for the city"] },
    { by: "The port", kind: "indirect", words: ["14 ships were waiting offshore"] },
  ],
  facts: [
    { words: "Some 1,200 dockers walked out at Hull harbour on Thursday over pay." },
    { words: "The port said that 14 ships were waiting offshore.", sources: [2] },
  ],
}

/** The same, as a later version tells it. */
export const CORRECTED: Story = { ...HARBOUR_STRIKE, title: "Dockers end their strike at Hull harbour" }

/** The strike's story with other words in it, wherever they stand. */
export const rewritten = (from: string, to: string): Story =>
  JSON.parse(JSON.stringify(HARBOUR_STRIKE).replaceAll(from, to))

/** A story with no date, and with a quote whose speaker nobody names. */
export const ORCHARD: Story = {
  slug: "orchard",
  title: "A late frost in the orchards",
  paragraphs: [
    "“We lost the cherries in one night,” a sign at the gate reads.",
    "Growers in the valley lost 40 per cent of their cherries to a frost in May.",
  ],
  said: [{ by: null, words: ["We lost the cherries in one night,"] }],
  facts: [{ words: "Growers in the valley lost 40 per cent of their cherries to a frost in May." }],
}

/** Saves them as if each came from a file of its own. */
export const fill = (archive: Archive, ...stories: readonly (Story | Covered)[]): Promise<void> =>
  arrive(archive, "2026-03-01T06:00:00Z", ...stories)

/** The same at an instant. */
export async function arrive(archive: Archive, at: string, ...stories: readonly (Story | Covered)[]): Promise<void> {
  for (const story of stories) {
    const whole = "article" in story ? story : covered(story)
    const { slug, version } = whole.article
    const source = { file: `${slug}.txt`, fingerprint: version.slice(0, 8) }
    await archive.articles.save(pack(whole), source, new Date(at))
  }
}
