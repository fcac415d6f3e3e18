import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { folder } from "../support/spawn.ts"

const ROOT = join(import.meta.dirname, "../..")

/** Processes that are started, one after the other; the first compiles, and is not counted. */
const ASKED = 6

/** How long `npm run pullquote -- ask` takes from its start to its end, in ms: without npm itself, each time another query. */
export async function askAsProcess(data: string, queries: readonly string[]): Promise<readonly number[]> {
  const content = await folder()
  const env = {
    ...process.env,
    CONTENT_DIR: content.path,
    DATA_DIR: data,
    NODE_COMPILE_CACHE: join(ROOT, "node_modules/.cache/pullquote"),
  }
  const times: number[] = []
  for (const query of queries.slice(0, ASKED)) {
    const start = performance.now()
    const args = [join(ROOT, "src/cli.ts"), "ask", `/quote ${query}`]
    await promisify(execFile)(process.execPath, args, { env }).catch(notFound)
    times.push(performance.now() - start)
  }
  await content.remove()
  return times.slice(1)
}

/** Nothing found is an answer, too. */
function notFound(error: { readonly code?: unknown }): void {
  if (error.code !== 1) throw error
}
