import { sayingsIn, sourceLine, speakerLine } from "../reply/lines.ts"
import type { Block } from "../reply/reply.ts"
import { textOf } from "../reply/reply.ts"
import { inert } from "../text/inert.ts"

/** What a picture of a quotation says. All of it is shown or none. */
export type Quotation = {
  /** `label`: "Quote" or "Paraphrase", where there are both. */
  readonly sayings: readonly { readonly label: string | null; readonly words: string }[]
  /** "— Ned Price". */
  readonly speaker: string
  readonly role: string | null
  /** What a reader must know beside it: "Corrected since: “1,400”". */
  readonly remark: string | null
  readonly title: string
  /** "The Daily Tide · 20 October 2022 · paragraph 3 · version 2 of 2". */
  readonly source: string
}

type Quote = Extract<Block, { kind: "quote" }>

/** Whether some of it stands in quotation marks as the speaker's own: a paraphrase and a denial are no quotation. */
export const isQuotation = (block: Quote): boolean => sayingsIn(block).some((saying) => saying.isQuotation)

/** Null where it is no quotation. */
export function quotationOf(
  block: Quote,
  { number, count }: { readonly number: number; readonly count: number },
): Quotation | null {
  if (!isQuotation(block)) return null
  const { speaker, remark } = block
  const [title, place] = sourceLine(block.source)
  const version = count > 1 ? `version ${number} of ${count}` : "version 1"
  return {
    sayings: sayingsIn(block).map(({ label, prose }) => ({ label, words: inert(textOf(prose)) })),
    speaker: inert(speaker ? `— ${speaker.name}` : speakerLine(block)),
    role: speaker?.role === undefined ? null : inert(speaker.role),
    remark: remark ? inert(textOf(remark)) : null,
    title: inert(title?.text ?? ""),
    source: inert(`${place?.text ?? ""} · ${version}`.replace(/^ · /, "")),
  }
}

/** The same in words, for whoever cannot see the picture. */
export function alternativeOf({ sayings, speaker, role, remark, title, source }: Quotation): string {
  const said = sayings.map(({ label, words }) => (label ? `${label}: ${words}` : words))
  return [...said, role ? `${speaker}, ${role}` : speaker, ...(remark ? [remark] : []), `${title} · ${source}`].join(
    "\n",
  )
}
