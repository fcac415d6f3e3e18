import type { Loaded, LoadedArticle, Loading } from "../core/shelves/loading.ts"
import type { Database } from "./database.ts"
import { isWithheld } from "./history.ts"
import { saveTogether } from "./save-article.ts"
import type { Written } from "./write-queue.ts"

/** What stands in the place of a file. */
const NO_FILE = ""

export const loadingWorks = {
  loadArticles(db: Database, articles: readonly LoadedArticle[], at: Date): readonly Loaded[] {
    return saveTogether(db, (save) =>
      articles.map(({ article, fingerprint }) => {
        const giver = db.get("select file from articles where slug = ?", article.slug)
        if (giver && giver.file !== NO_FILE) return "given"
        if (isWithheld(db, article.slug)) return "withheld"
        return save(article, { file: NO_FILE, fingerprint }, at)
      }),
    )
  },
}

export function loadingShelf(db: Database, write: Written<typeof loadingWorks>): Loading {
  return {
    has: async (fingerprint) =>
      db.get(`select 1 from articles where file = '${NO_FILE}' and fingerprint = ?`, fingerprint) !== undefined,

    async given(slug) {
      const row = db.get("select file, fingerprint from articles where slug = ?", slug)
      return row ? { file: String(row.file), fingerprint: String(row.fingerprint) } : null
    },

    save: write.loadArticles,
  }
}
