import type { Archive } from "../archive.ts"
import type { Call } from "../reply/reply.ts"
import type { AnyCommand } from "./command.ts"

/** Newest articles that are looked at for examples. */
const MOST_ARTICLES = 5

/** By command, a call that the newsroom's own articles answer: of the newest article that has one. */
export type Examples = ReadonlyMap<string, Call>

export async function examplesOf(
  { articles }: Pick<Archive, "articles">,
  commands: readonly AnyCommand[],
): Promise<Examples> {
  const examples = new Map<string, Call>()
  for (const { slug } of await articles.list(MOST_ARTICLES)) {
    const covered = await articles.get(slug)
    for (const { name, exampleFrom } of commands) {
      const call = covered && !examples.has(name) ? exampleFrom?.(covered) : null
      if (call) examples.set(name, call)
    }
  }
  return examples
}
