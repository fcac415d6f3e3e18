import { buffersOf } from "../core/packed-article.ts"
import type { Saved } from "../core/shelves/articles.ts"
import type { Loaded } from "../core/shelves/loading.ts"
import { followingWorks } from "./following.ts"
import { keepingWorks } from "./keeping.ts"
import { ledgerWorks } from "./ledger.ts"
import { loadingWorks } from "./loading.ts"
import { orderWorks } from "./orders.ts"
import { remakeWorks } from "./remake.ts"
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
  ...loadingWorks,
  ...orderWorks,
  ...remakeWorks,
  ...slotWorks,
  ...speakerCorrectionWorks,
  ...ticketWorks,
}

/** The works as they are asked for, by whichever thread writes; articles' bytes are handed over to it. */
export function writtenBy({ write }: Writer): Written<typeof works> {
  const asked = Object.keys(works).map((name) => [name, (...args: unknown[]) => write(name, args)])
  const written: Written<typeof works> = Object.fromEntries(asked)
  const saveArticle: typeof written.saveArticle = async (article, ...rest) =>
    (await write("saveArticle", [article, ...rest], buffersOf(article))) as Saved
  const loadArticles: typeof written.loadArticles = async (articles, ...rest) => {
    const handover = articles.flatMap(({ article }) => buffersOf(article))
    return (await write("loadArticles", [articles, ...rest], handover)) as readonly Loaded[]
  }
  return { ...written, saveArticle, loadArticles }
}
