import fc from "fast-check"
import type { Action, Block, Prose, Reply, Source } from "../../src/core/reply/reply.ts"
import { code, plain, strong } from "../../src/core/reply/reply.ts"
import type { Verdict } from "../../src/core/verify/verdict.ts"

/** Where the first article says "We express our grave concern". */
const DRONES: Source = {
  slug: "iran-drones",
  version: "9f2c",
  title: "Iran implicated in Russian attacks on civilians in Ukraine",
  byline: "Thomas Osborne",
  published: "2022-10-20T00:32",
  paragraph: 11,
  at: { start: 4131, end: 4216 },
}

/** The answer to `/quote grave concren`, as an editor sees it. */
export const graveConcern: Reply = {
  audience: "channel",
  outcome: "answered",
  blocks: [
    {
      kind: "quote",
      snippet: "#abcdefghijkl",
      passages: [
        {
          quoted: true,
          prose: [
            { text: "We express our " },
            strong("grave concern"),
            { text: " about Russia's acquisition of these UAVs from Iran," },
          ],
        },
        {
          quoted: true,
          prose: plain(
            "We now have abundant evidence that these UAVs are being used to target Ukrainian civilians and critical civilian infrastructure.",
          ),
        },
      ],
      speaker: { name: "Ned Price", role: "US State Department spokesman" },
      source: DRONES,
    },
  ],
  actions: [
    { label: "Next (1 of 3)", call: { command: "quote", args: { query: "grave concren", page: "2" } } },
    { label: "Context", call: { command: "quote", args: { query: "#abcdefghijkl", context: "yes" } } },
    { label: "Share", call: { command: "quote", args: { query: "#abcdefghijkl", share: "yes" } } },
  ],
}

/** One block of every kind, a linked source, a denial, a context and a quote that nobody is named for. */
export const everyKind: Reply = {
  audience: "asker",
  outcome: "answered",
  blocks: [
    { kind: "heading", prose: plain("Iran & drones: C#") },
    { kind: "prose", prose: [{ text: "Two answers for " }, strong("“drones”"), { text: "." }] },
    {
      kind: "quote",
      snippet: "#bbbbbbbbbbbb",
      passages: [
        { quoted: false, prose: plain("sending drones and trainers") },
        { quoted: true, prose: [strong("deeply"), { text: " involves Iran" }] },
      ],
      speaker: { name: "Mick Mulroy", role: "former Pentagon official" },
      remark: plain("hedged: “reportedly”"),
      source: { ...DRONES, outlet: "The Example", url: "https://news.example/iran_drones?id=(1)*2*", paragraph: 3 },
      context: [{ text: "Mulroy believes that sending drones " }, strong("deeply"), { text: " involves Iran." }],
    },
    {
      kind: "quote",
      snippet: "#cccccccccccc",
      passages: [{ quoted: true, prose: plain("some sources speak of dozens") }],
      speaker: null,
      source: { ...DRONES, title: "Who *said* it? news.example", url: "https://news.example/b" },
    },
    {
      kind: "fact",
      snippet: "#dddddddddddd",
      sentence: plain("The first shipment was delivered in August."),
      attribution: plain("According to US Intelligence"),
      source: DRONES,
    },
    {
      kind: "excerpt",
      opening: plain("Not in a quote. Found in the text: "),
      prose: [{ text: "Police in " }, strong("Kyiv"), { text: " found the engine." }],
      source: { ...DRONES, outlet: "The Example", url: "https://news.example/c", paragraph: 7 },
    },
    {
      kind: "list",
      items: [
        { label: "paragraph 1", prose: plain("Iran sold Russia drones.") },
        { prose: [{ text: "The article", href: "https://news.example/a" }] },
      ],
    },
    { kind: "prose", prose: [strong("1. Dockers walk out"), { text: " · The Example" }], opens: true },
    {
      kind: "list",
      items: [
        {
          prose: [{ text: "Dockers walk out", href: "https://news.example/d" }, { text: " · 3 quotes" }],
          action: { label: "Summary", call: { command: "summary", args: { article: "harbour-strike" } } },
        },
        { prose: [{ text: "To ask: " }, code("/quote iranian drones")] },
      ],
    },
    {
      kind: "correction",
      prose: [strong("Correction, 25 October 2022: "), { text: "It was *August*, not May." }],
      href: "https://news.example/a",
    },
    { kind: "note", prose: plain("1 of 2 articles read.") },
  ],
  actions: [{ label: "Did you mean “drone”?", call: { command: "fact", args: { query: "drone" } } }],
  menu: {
    placeholder: "Choose a person",
    choices: ["Ned Price", "Mick Mulroy"].map((name) => ({ label: name, call: { command: "who", args: { name } } })),
  },
}

const GRAVE: Verdict = {
  words: "altered",
  voice: "quoted",
  speaker: "other",
  otherSpeakers: ["Ned Price"],
  source: { slug: "iran-drones", start: 4131, end: 4216, text: "We express our grave concern", speaker: "Ned Price" },
  parts: [{ slug: "iran-drones", start: 4131, end: 4216, text: "We express our grave concern" }],
  others: [],
  changes: [],
  places: null,
}

/** A message with two quotations: one altered in three ways and given to somebody else, one that nobody wrote. */
export const verdicts: Reply = {
  audience: "asker",
  outcome: "answered",
  blocks: [
    { kind: "prose", prose: plain("2 quotations: 1 altered, 1 absent.") },
    {
      kind: "verdict",
      claim: { text: "We express our deep concern about acquisition of these UAVs from Iran now", speaker: "Mulroy" },
      verdict: GRAVE,
      sentence: [
        strong(
          "Altered: the source has “grave” for “deep” and “Russia's”; “now” is not in the source. The source attributes it to Ned Price, not to Mulroy.",
        ),
      ],
      checked: [
        { text: "Checked: “We express our [source: " },
        strong("grave"),
        { text: "; here: deep] concern about [left out: " },
        strong("Russia's"),
        { text: "] acquisition of these UAVs from Iran [added: now]” – Mulroy" },
      ],
      found: graveConcern.blocks.filter((block) => block.kind === "quote"),
      notes: [plain("Also in: Kyiv hit again (21 October 2022)")],
    },
    {
      kind: "verdict",
      claim: { text: "We shall *never* talk to <anyone> about it again" },
      verdict: { ...GRAVE, words: "absent", voice: null, speaker: "unclaimed", source: null, parts: [] },
      sentence: [strong("Not in the archive.")],
      checked: plain("Checked: “We shall *never* talk to <anyone> about it again”"),
      found: [],
      notes: [],
    },
  ],
  actions: [{ label: "Share", call: { command: "verify", args: { text: "“We express our deep concern”" } } }],
}

/** Text that is long, many-scripted, marked up or invisible: whatever an article or a user may hold. */
const words = fc.oneof(
  { weight: 4, arbitrary: fc.lorem({ mode: "sentences", maxCount: 4 }) },
  { weight: 2, arbitrary: fc.string({ unit: "grapheme", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
  { weight: 1, arbitrary: fc.tuple(fc.lorem(), fc.integer({ min: 1, max: 400 })).map(([text, n]) => text.repeat(n)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "<!channel> *a* @everyone",
      "👨‍👩‍👧‍👦".repeat(900),
      "&<>".repeat(900),
      "\\".repeat(5000),
    ),
  },
)
const named = (name: string) => words.map((text) => name + text)
const prose: fc.Arbitrary<Prose> = fc.array(
  fc.record(
    {
      text: words,
      strong: fc.constant(true as const),
      struck: fc.constant(true as const),
      href: fc.constantFrom("https://a.example/x_y", "javascript:alert(1)"),
    },
    { requiredKeys: ["text"] },
  ),
  { minLength: 1, maxLength: 4 },
)
const source: fc.Arbitrary<Source> = fc.record(
  {
    slug: fc.constant("a"),
    version: fc.constant("v"),
    title: named("Iran "),
    byline: words,
    outlet: words,
    published: fc.constantFrom("2022", "2022-10", "2022-10-20T00:32"),
    url: fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), words),
    kind: named("Press release by "),
    post: fc.constant("10.42am GMT"),
    corrected: fc.constant("Corrected 25 Nov"),
    paragraph: fc.nat(400),
    at: fc.constant({ start: 0, end: 1 }),
  },
  { requiredKeys: ["slug", "version", "title", "paragraph", "at"] },
)
const action: fc.Arbitrary<Action> = fc.record({
  label: words,
  call: fc.record({ command: fc.constant("quote"), args: fc.record({ query: words }) }),
})
const alsoIn = fc.record({
  articles: fc.array(
    fc.record({
      snippet: fc.constant("#gggggggggggg"),
      source,
      shows: fc.constant({ slug: "review", version: "v", spans: [] }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  more: fc.nat(500),
})
const quoteBlock = fc.record(
  {
    kind: fc.constant("quote" as const),
    snippet: fc.constant("#eeeeeeeeeeee"),
    source,
    remark: prose,
    context: prose,
    passages: fc.array(fc.record({ prose, quoted: fc.boolean() }), { minLength: 1, maxLength: 4 }),
    speaker: fc.option(fc.record({ name: named("Ned "), role: words }, { requiredKeys: ["name"] })),
    denied: fc.constant(true as const),
    alsoIn,
  },
  { requiredKeys: ["kind", "snippet", "passages", "speaker", "source"] },
)
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constantFrom("heading" as const, "prose" as const, "note" as const), prose }),
  fc.record({ kind: fc.constant("correction" as const), prose, href: fc.constant("https://a.example/c") }),
  fc.record({
    kind: fc.constant("list" as const),
    items: fc.array(fc.record({ label: words, prose, action }, { requiredKeys: ["prose"] }), { maxLength: 60 }),
  }),
  quoteBlock,
  fc.record({
    kind: fc.constant("verdict" as const),
    claim: fc.constant({ text: "We know" }),
    verdict: fc.constant(GRAVE),
    sentence: prose,
    checked: prose,
    found: fc.array(quoteBlock, { maxLength: 3 }),
    notes: fc.array(prose, { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("excerpt" as const), opening: fc.constant(plain("In the text: ")), prose, source }),
  fc.record(
    {
      kind: fc.constant("fact" as const),
      snippet: fc.constant("#ffffffffffff"),
      sentence: prose,
      attribution: prose,
      source,
      alsoIn,
    },
    { requiredKeys: ["kind", "snippet", "sentence", "attribution", "source"] },
  ),
)
/** Any reply at all: whatever a surface is given, it must show within its limits. */
export const anyReply: fc.Arbitrary<Reply> = fc.record(
  {
    blocks: fc.array(block, { minLength: 1, maxLength: 20 }),
    actions: fc.array(action, { maxLength: 30 }),
    menu: fc.record({ placeholder: words, choices: fc.array(action, { maxLength: 120 }) }),
    audience: fc.constantFrom("channel", "asker"),
    outcome: fc.constant("answered"),
  },
  { requiredKeys: ["blocks", "actions", "audience", "outcome"] },
)
