import { defineCommand, flag, page, text } from "../src/core/command/command.ts"
import type { Desk } from "../src/core/desk.ts"
import { type Action, type Block, callTo, paragraph, type Reply, toAsker, toChannel } from "../src/core/reply/reply.ts"
import { verdictBlock } from "../src/core/show/verdict.ts"
import { cut } from "../src/core/text/cut.ts"
import { verifyIn } from "../src/core/verify/find.ts"
import { tallyInWords } from "../src/core/verify/in-words.ts"
import { sourcesOf } from "../src/core/verify/sources.ts"
import type { ClaimedQuote, Verdict } from "../src/core/verify/verdict.ts"
import { claimsOf } from "./claims.ts"
import { articlesLike, peopleLike } from "./completers.ts"
import { find } from "./find.ts"
import { indexingNote } from "./in-text.ts"
import { verifyExample } from "./own-examples.ts"
import { pageTurns } from "./page-turns.ts"
import { wordsOfPerson, wordsOfTitle } from "./taking.ts"
import { whichArticle } from "./which.ts"

export const verifyCommand = defineCommand({
  name: "verify",
  summary: "Check a quotation against the articles, word by word",
  example: "/verify words of a quotation",
  exampleFrom: verifyExample,
  options: {
    text: text("The quotation to check, or a text with several").required(),
    speaker: text("Who is said to have said it").complete(peopleLike).taking(wordsOfPerson),
    article: text("Only in this article").complete(articlesLike).taking(wordsOfTitle),
    private: flag("Show it only to me"),
    page: page("Which page of the answer").hidden(),
    context: flag("With the paragraphs around it").hidden(),
    nearest: flag("With the closest quotes when it is not found").hidden(),
  },
  async run(args, desk) {
    const slug = await whichArticle(args.article, (slug) => callTo("verify", args, { article: slug }), desk)
    if (!slug.ok) return slug.reply
    const { claims, left } = await claimsOf(args.text, args.speaker, desk)
    const judged: Judged[] = []
    for (const claim of claims) judged.push({ claim, verdict: await verifyIn(desk.archive, claim, slug.value) })
    const [one, ...others] = judged
    if (!one) return toAsker([paragraph("There is no quotation to check."), ...left], [], "misuse")
    const isAbsent = judged.every(({ verdict }) => verdict.words === "absent")
    const notes = [...left, ...(isAbsent ? await indexingNote(desk) : [])]
    if (others.length > 0) return severalVerdicts(args, judged, notes, isAbsent, desk)
    return isAbsent ? absentVerdict(args, one, notes, desk) : oneVerdict(args, one, notes, desk)
  },
})

/** What /verify is asked with. */
type VerifyArgs = {
  readonly text: string
  readonly speaker: string | undefined
  readonly article: string | undefined
  readonly private: boolean
  readonly page: number
  readonly context: boolean
  readonly nearest: boolean
}

type Judged = { readonly claim: ClaimedQuote; readonly verdict: Verdict }

const blockOf = async ({ claim, verdict }: Judged, wide: boolean, { archive }: Desk) =>
  verdictBlock(claim, verdict, await sourcesOf(archive, verdict), wide)

async function oneVerdict(args: VerifyArgs, judged: Judged, notes: readonly Block[], desk: Desk): Promise<Reply> {
  const { block, hasMore } = await blockOf(judged, args.context, desk)
  return addressed(args, [block, ...notes], hasMore ? [contextOf(args)] : [], "answered")
}

/** Not in the archive: where it was the source that was looked for, with what /quote finds near it. */
async function absentVerdict(args: VerifyArgs, judged: Judged, notes: readonly Block[], desk: Desk): Promise<Reply> {
  const { block } = await blockOf(judged, false, desk)
  const nearest = { query: cut(judged.claim.text, LONGEST_QUERY, ""), article: args.article, private: args.private }
  const near = { ...nearest, speaker: undefined, since: undefined, until: undefined, page: 1, context: false }
  const found = await find("quote", near, desk)
  const isFound = found.outcome === "answered"
  if (!args.nearest) {
    const actions = isFound ? [{ label: "Closest quotes", call: callTo("quote", nearest) }] : []
    return addressed(args, [block, ...notes], actions, "nothing")
  }
  const title = isFound ? [paragraph("Closest quote:")] : []
  return { ...found, blocks: [block, ...notes, ...title, ...found.blocks] }
}

/** More words than this narrow no search. */
const LONGEST_QUERY = 300

/** How many there are of each kind, then the verdicts in the text's order, as many a page as can be read together. */
async function severalVerdicts(
  args: VerifyArgs,
  judged: readonly Judged[],
  notes: readonly Block[],
  isAbsent: boolean,
  desk: Desk,
): Promise<Reply> {
  const pages = pagesOf(judged)
  const number = Math.min(args.page, pages.length)
  const shown = pages[number - 1] ?? []
  const drawn = []
  for (const one of shown) drawn.push(await blockOf(one, args.context, desk))
  const before = pages.slice(0, number - 1).flat().length
  const turns = pageTurns(callTo("verify", args, { context: false }), {
    page: number,
    pages: pages.length,
    first: before + 1,
    last: before + shown.length,
    all: judged.length,
  })
  const context = !args.context && drawn.some(({ hasMore }) => hasMore) ? [contextOf(args)] : []
  const tally = paragraph(tallyInWords(judged.map(({ verdict }) => verdict)))
  const blocks = [tally, ...drawn.map(({ block }) => block), ...(number === pages.length ? notes : [])]
  return addressed(args, blocks, [...turns, ...context], isAbsent ? "nothing" : "answered")
}

/** Characters of claims on one page: with their sources about what the narrowest platform shows of one message. */
const PAGE = 900

function pagesOf(judged: readonly Judged[]): readonly (readonly Judged[])[] {
  const pages: Judged[][] = []
  let room = 0
  for (const one of judged) {
    const size = one.claim.text.length + LEAST
    if (size > room) {
      pages.push([])
      room = PAGE
    }
    pages.at(-1)?.push(one)
    room -= size
  }
  return pages
}

/** What even the shortest verdict takes. */
const LEAST = 150

const contextOf = (args: VerifyArgs): Action => ({ label: "Context", call: callTo("verify", args, { context: true }) })

/** For the channel, or for the asker alone with a way to share it. */
function addressed(
  args: VerifyArgs,
  blocks: readonly Block[],
  actions: readonly Action[],
  outcome: Reply["outcome"],
): Reply {
  if (!args.private) return toChannel(blocks, actions, outcome)
  const share = {
    label: "Share",
    call: callTo("verify", args, { private: false, page: 1, context: false, nearest: false }),
  }
  return toAsker(blocks, [...actions, share], outcome)
}
