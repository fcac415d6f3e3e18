import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import type { DetectLanguage } from "../core/article/language.ts"

const require = createRequire(import.meta.url)

/**
 * Loads the library (0.4 s, 150 MB) with the first text that is not plainly English, and only in the thread that asks. It is
 * an ES module, which `require` takes by its path alone.
 */
export const detectLanguage: DetectLanguage = (text) => {
  const { eld } = require(fileURLToPath(import.meta.resolve("eld/small"))) as typeof import("eld/small")
  return eld.detect(text).language
}
