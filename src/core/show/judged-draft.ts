import type { Archive } from "../archive.ts"
import type { Block } from "../reply/reply.ts"
import { type DraftClaim, LONGEST_CLAIM } from "../verify/draft-claims.ts"
import { verifyIn } from "../verify/find.ts"
import type { ReadDraft } from "../verify/read-draft.ts"
import { sourcesOf } from "../verify/sources.ts"
import { verdictBlock } from "./verdict.ts"

/** A quotation of a draft with what the archive has of it; or why it was not checked. */
export type JudgedQuotation = { readonly claim: DraftClaim } & (
  | {
      readonly block: Extract<Block, { kind: "verdict" }>
      /** Codes of the languages of the articles in it that are not in English, by slug. */
      readonly languages: ReadonlyMap<string, string>
    }
  | { readonly unchecked: string }
)

export type JudgedDraft = Omit<ReadDraft, "claims"> & {
  readonly quotations: readonly JudgedQuotation[]
  /** Articles whose text is not searched yet: what is absent may be found in them. */
  readonly waiting: number
}

/** Quotations of one draft that are checked: among 100,000 quotes each may take 150 ms. */
const MOST_CHECKED = 50

/** Each quotation of a draft with its verdict, in the draft's order. */
export async function judgeDraft(archive: Archive, { claims, ...draft }: ReadDraft): Promise<JudgedDraft> {
  const quotations: JudgedQuotation[] = []
  let checked = 0
  for (const claim of claims) {
    const unchecked = isTooLong(claim) ? TOO_LONG : checked === MOST_CHECKED ? TOO_MANY : null
    if (unchecked === null) checked++
    quotations.push(unchecked === null ? await judgedQuotation(archive, claim) : { claim, unchecked })
  }
  return { ...draft, quotations, waiting: await archive.paragraphs.waiting() }
}

const isTooLong = ({ text }: DraftClaim): boolean => text.split(/\s+/).length > LONGEST_CLAIM
const TOO_LONG = `It is longer than ${LONGEST_CLAIM} words.`
const TOO_MANY = `Only the first ${MOST_CHECKED} quotations of a draft are checked.`

async function judgedQuotation(archive: Archive, claim: DraftClaim): Promise<JudgedQuotation> {
  const verdict = await verifyIn(archive, claim)
  const sources = await sourcesOf(archive, verdict)
  const { block } = verdictBlock(claim, verdict, sources)
  const languages = Array.from(sources, ([slug, { article }]) => [slug, article.language ?? "en"] as const)
  return { claim, block, languages: new Map(languages.filter(([, language]) => language !== "en")) }
}
