import fc from "fast-check"

type Path = readonly (string | number)[]

const deep = (depth: number, wrap: (inside: unknown) => unknown): unknown => {
  let value: unknown = "end"
  for (let level = 0; level < depth; level++) value = wrap(value)
  return value
}

/** What may stand where something else was expected, as JSON. */
const STRANGE = [
  null,
  0,
  -1,
  1e308,
  true,
  "",
  "x",
  "\u0000\u001b[2J\uD800",
  "__proto__",
  "error",
  "../../x",
  [],
  {},
  [null],
  [[]],
  { length: -1 },
  { toString: 1 },
  "x".repeat(70_000),
  Array.from({ length: 3000 }, () => null),
  deep(3000, (inside) => [inside]),
  deep(3000, (inside) => ({ options: inside })),
].map((value) => JSON.stringify(value))

/**
 * The payload with one to three of its fields dropped, doubled, or replaced by something of another kind, of a monstrous size
 * or depth; also all of it.
 */
export const mutated = (payload: object): fc.Arbitrary<unknown> => {
  const step = fc.tuple(fc.constantFrom(...pathsIn(payload)), fc.constantFrom(null, ...STRANGE))
  return fc
    .array(step, { minLength: 1, maxLength: 3 })
    .map((steps) =>
      steps.reduce<unknown>((whole, [path, what]) => changedAt(whole, path, what), structuredClone(payload)),
    )
}

function pathsIn(value: unknown, at: Path = []): readonly Path[] {
  const inside = typeof value === "object" && value !== null ? Object.entries(value) : []
  return [at, ...inside.flatMap(([key, one]) => pathsIn(one, [...at, key]))]
}

function changedAt(whole: unknown, [key, ...rest]: Path, what: string | null): unknown {
  if (key === undefined) return what === null ? undefined : JSON.parse(what)
  if (typeof whole !== "object" || whole === null) return whole
  const fields = whole as Record<string | number, unknown>
  if (rest.length > 0 || what !== null) fields[key] = changedAt(fields[key], rest, what)
  else delete fields[key]
  return fields
}
