import { defineCommand, text } from "../../../src/core/command/command.ts"
import type { Article, CastMember, Coverage, Covered, Span } from "../../../src/core/model.ts"
import type { Newsroom, Operations, Reading } from "../../../src/core/newsroom.ts"
import { type Call, callTo, plain, type Reply } from "../../../src/core/reply/reply.ts"
import type { ArticleHead } from "../../../src/core/shelves/articles.ts"
import type { Person } from "../../../src/core/shelves/people.ts"
import type { Results } from "../../../src/core/show/results.ts"
import { everyKind, graveConcern, verdicts } from "../../support/replies.ts"

const PARAGRAPHS = [
  "Iran sold Russia drones, US Intelligence said, <script>alert('x')</script>.",
  '"We know," Ned Price said. "We have proof." He spoke for \u202Ethe State Department\u202C.',
]
const body = PARAGRAPHS.join("\n\n")

/** Where the words stand in the body; they must stand there once. */
export const at = (words: string): Span => ({ start: body.indexOf(words), end: body.indexOf(words) + words.length })

const article: Article = {
  slug: "drones",
  version: "v1",
  title: "Drones & <b>proof</b>",
  standfirst: "What is known.",
  byline: "Thomas Osborne",
  published: "2022-10-20T00:32",
  url: "javascript:alert(1)",
  text: body,
  paragraphs: PARAGRAPHS.map(at),
}

const member = (name: string, kind: CastMember["kind"], ...roles: string[]): CastMember => ({
  name: at(name),
  kind,
  roles: roles.map(at),
  mentions: [at(name)],
})
const unsaid = { cue: null, unresolved: null, nested: null, hedge: null, confidence: 1, reason: "by hand" } as const

/** Two utterances, one of them inside a fact: a reported statement, and a quote of two passages. */
const coverage: Coverage = {
  extractor: "test",
  cast: [member("US Intelligence", "body"), member("Ned Price", "person", "the State Department")],
  utterances: [
    {
      ...unsaid,
      polarity: "denied",
      speaker: { span: at("US Intelligence"), member: 0 },
      passages: [
        { span: at("Iran sold Russia drones"), kind: "indirect", marked: [], sentence: at(PARAGRAPHS[0] ?? "") },
      ],
    },
    {
      ...unsaid,
      polarity: "affirmed",
      speaker: { span: at("Ned Price"), member: 1 },
      passages: ["We know,", "We have proof."].map((words) => ({
        span: at(words),
        kind: "direct",
        marked: [at(words)],
        sentence: at(words),
      })),
    },
  ],
  facts: [
    {
      span: at(PARAGRAPHS[0] ?? ""),
      figures: [],
      dates: [],
      names: [],
      sources: [0],
      hedge: null,
      polarity: "affirmed",
      rank: 0,
    },
  ],
  summary: [],
}

export const paper: Covered = { article, coverage }

const command = (name: string) =>
  defineCommand({
    name,
    summary: `Ask for a ${name}`,
    example: `/${name} drones`,
    options: { query: text("What to look for"), page: text("Which page").hidden() },
    run: async () => graveConcern,
  })

const ned: Person = {
  name: "Ned Price",
  kind: "person",
  role: "spokesman",
  roles: ["spokesman"],
  quoted: 1,
  reported: 0,
}

const results: Results["results"] = graveConcern.blocks.flatMap((block) =>
  block.kind === "quote" ? [{ what: "quote", block, context: null, language: null, corrections: [] }] : [],
)
const nothingBrowsed: Results = {
  results: [],
  total: 0,
  isCut: false,
  page: 1,
  pages: 1,
  counts: { whats: [{ value: "quote", count: 1 }], articleKinds: [], outlets: [], speakers: [], years: [] },
  people: [],
  undated: 0,
  waiting: 0,
  spellings: [],
}

/** A bot that is well and has no platform, with a folder that takes nothing. */
export const operations: Operations = {
  condition: async () => ({
    archive: { reading: null, writing: null },
    platforms: {},
    troubles: [],
    briefings: [],
    outOfReach: { unreachable: 0, lost: [] },
  }),
  nextBriefing: async () => null,
  connecting: { discord: { isSet: false, invitations: [] }, slack: { isSet: false, manifest: "{}" } },
  pasting: {
    folder: "/srv/articles",
    look: async () => ({ ok: false, problem: "Nothing is taken here." }),
    save: async () => ({ ok: false, problem: "Nothing is taken here." }),
    canUndo: async () => false,
    undo: async () => false,
  },
  speakers: {
    quote: async () => null,
    rule: async () => ({ kind: "gone" }),
    undo: async () => null,
    keep: async () => null,
    corrections: async () => [],
    unfit: async () => [],
  },
  verifyDraft: async (text) => ({
    text,
    paragraphs: [{ start: 0, end: text.length }],
    isWhole: false,
    quotations: [],
    waiting: 0,
  }),
}

/** The article that the answers are from, as it is now. */
const quoted: Covered = { article: { ...article, slug: "iran-drones", version: "9f2c" }, coverage }

const REPLIES: Readonly<Record<string, Reply>> = { fact: everyKind, verify: verdicts }

type Fake = { readonly articles?: readonly Covered[]; readonly reading?: Reading; readonly reply?: Reply }

/** A newsroom that answers every call with one reply, and remembers what it was asked. */
export function newsroomWith({ articles = [paper], reading, reply }: Fake = {}): Newsroom & { readonly asked: Call[] } {
  const asked: Call[] = []
  const kept: Call[] = []
  const heads = articles.map(
    ({ article: { text: _text, paragraphs: _paragraphs, ...head }, coverage }): ArticleHead => ({
      ...head,
      quotes: coverage.utterances.length,
      facts: coverage.facts.length,
    }),
  )
  return {
    asked,
    commands: [command("quote"), command("fact"), command("summary"), command("verify")],
    async answer(call) {
      asked.push(call)
      return reply ?? REPLIES[call.command] ?? graveConcern
    },
    complete: async (call) => [{ label: `${call.args.query} concern`, value: "grave concern" }],
    articles: async (limit) => heads.slice(0, limit),
    history: async () => [],
    quote: async () => null,
    corrections: async () => [],
    timeZone: "UTC",
    tally: async () => ({ articles: heads.length, quotes: 0, facts: 0 }),
    browse: async () => ({
      ...nothingBrowsed,
      results: heads.length > 0 ? results : [],
      total: heads.length > 0 ? results.length : 0,
    }),
    shelf: {
      fitting: async (_filters, limit, from) => heads.slice(from, from + limit),
      groups: async () => heads.map(({ outlet = null }) => ({ outlet, kind: "news", year: "2022", articles: 1 })),
    },
    people: {
      count: async () => 1,
      list: async () => [ned],
      named: async (name) => (name === ned.name ? ned : null),
      appearances: async () => ({
        articles: heads.length,
        quotedIn: 1,
        quoted: 1,
        reported: 0,
        newest: heads.map((head) => ({ head, role: ned.role, quoted: 1, reported: 0 })),
      }),
    },
    examples: async () =>
      new Map(heads.slice(0, 1).map(({ slug }) => ["summary", callTo("summary", { article: slug })])),
    article: async (slug) => [...articles, quoted].find(({ article }) => article.slug === slug) ?? null,
    tickets: {
      keep: async (call) => String(kept.push(call) - 1),
      open: async (id) => kept[Number(id)] ?? null,
    },
    ledger: { intend: async () => {}, settle: async () => {}, withdraw: async () => {}, find: async () => null },
    seen: async () => false,
    reading: () => reading ?? { read: articles.length, total: articles.length, faults: [] },
  }
}

export const saying = (words: string): Reply => ({
  blocks: [{ kind: "prose", prose: plain(words) }],
  actions: [],
  audience: "asker",
  outcome: "nothing",
})
