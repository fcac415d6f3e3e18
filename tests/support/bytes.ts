import { readdir, readFile } from "node:fs/promises"
import { join } from "node:path"

/** Every file of a folder and of those in it, by name, with its bytes. */
export async function bytesIn(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
  return new Map(await Promise.all(files.toSorted().map(async (file) => [file, await readFile(file)] as const)))
}
