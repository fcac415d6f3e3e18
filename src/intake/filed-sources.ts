import { relative, resolve } from "node:path"
import type { ContentFault } from "../core/newsroom.ts"
import type { Articles } from "../core/shelves/articles.ts"
import type { FiledSource } from "./filing.ts"

/** Asks what the archive holds; files are named from the content folder. The archive's list is the same until it changes. */
export function filedSources(
  articles: Pick<Articles, "sources">,
  folder: string,
): () => Promise<readonly FiledSource[]> {
  let known: { readonly sources: readonly FiledSource[]; readonly filed: readonly FiledSource[] } | null = null
  return async () => {
    const sources = await articles.sources()
    if (known?.sources !== sources) {
      const filed = sources.map((source) => ({ ...source, file: relative(folder, resolve(folder, source.file)) }))
      known = { sources, filed }
    }
    return known.filed
  }
}

/** A fault of the whole folder, as everyone may read it: where the folder lies on this machine is for the log alone. */
export const faultOfFolder = (dir: string, told: string): ContentFault => ({
  file: ".",
  problem: told.startsWith(`The content folder ${dir} `)
    ? told.replace(` ${dir} `, " ")
    : "The archive cannot be updated from the content folder. The log says why.",
})
