import type { Article, Covered } from "../core/model.ts"
import { type PackedArticle, unpack, unpackArticle } from "../core/packed-article.ts"
import type { Row } from "./database.ts"

/** A row of `versions` with the columns `article` and `coverage`. */
export const coveredIn = (row: Row): Covered => unpack(row as Pick<PackedArticle, "article" | "coverage">)

/** The same where only `article` was asked for. */
export const articleIn = (row: Row): Article => unpackArticle(row.article as Uint8Array)
