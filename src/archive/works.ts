import { buffersOf } from "../core/packed-article.ts"
import type { Saved } from "../core/shelves/articles.ts"
import { followingWorks } from "./following.ts"
import { keepingWorks } from "./keeping.ts"
import { ledgerWorks } from "./ledger.ts"
import { orderWorks } from "./orders.ts"
import { paragraphWorks } from "./paragraph-index.ts"
import { articleWorks } from "./save-article.ts"
import { slotWorks } from "./slots.ts"
import { speakerCorrectionWorks } from "./speaker-corrections.ts"
import { ticketWorks } from "./tickets.ts"
import type { Writer, Written } from "./write-queue.ts"

/** All that is ever written to the archive. */
export const works = {
  ...articleWorks,
  ...followingWorks,
  ...keepingWorks,
  ...ledgerWorks,
  ...orderWorks,
  ...paragraphWorks,
  ...slotWorks,
  ...speakerCorrectionWorks,
  ...ticketWorks,
}

/** The works as they are asked for, by whichever thread writes; an article's bytes are handed over to it. */
export function writtenBy({ write }: Writer): Written<typeof works> {
  const asked = Object.keys(works).map((name) => [name, (...args: unknown[]) => write(name, args)])
  const written: Written<typeof works> = Object.fromEntries(asked)
  const saveArticle: typeof written.saveArticle = async (article, ...rest) =>
    (await write("saveArticle", [article, ...rest], buffersOf(article))) as Saved
  return { ...written, saveArticle }
}
