import { bytesOf, type PackedArticle } from "../core/packed-article.ts"

/** What may be under way at once: the archive writes it in one transaction, and so waits for the disk once. */
const MOST = { articles: 8, bytes: 400_000 }

type UnderWay = { readonly slug: string; readonly bytes: number; readonly saved: Promise<void> }

/** Saves that go on while the next file is read. What fails is thrown by whoever waits for it. */
export function openSaving() {
  const underWay: UnderWay[] = []

  async function oldest(): Promise<void> {
    await underWay[0]?.saved.finally(() => underWay.shift())
  }
  const isRoomFor = (bytes: number) =>
    underWay.length < MOST.articles && underWay.reduce((sum, one) => sum + one.bytes, bytes) <= MOST.bytes

  return {
    /** Waits until the slug is free and there is room; an article that is larger than all that may be goes alone. */
    async roomFor(article: PackedArticle): Promise<void> {
      const isUnderWay = () => underWay.some((one) => one.slug === article.slug)
      while (underWay.length > 0 && (isUnderWay() || !isRoomFor(bytesOf(article)))) await oldest()
    },

    begin(article: PackedArticle, save: () => Promise<void>): void {
      const bytes = bytesOf(article)
      const saved = save()
      saved.catch(() => undefined) // thrown when it is waited for
      underWay.push({ slug: article.slug, bytes, saved })
    },

    /** Waits for all of them, also when one fails. */
    async end(): Promise<void> {
      const all = await Promise.allSettled(underWay.splice(0).map(({ saved }) => saved))
      for (const one of all) if (one.status === "rejected") throw one.reason
    },
  }
}
