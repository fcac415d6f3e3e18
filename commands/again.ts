import type { Call } from "../src/core/reply/reply.ts"

type Values = Readonly<Record<string, string | number | boolean | undefined>>

/** The call that asks the same again but for `change`; what is undefined, false or the first page is left out. */
export function again(command: string, args: Values, change: Values = {}): Call {
  const values = Object.entries({ ...args, ...change }).flatMap(([name, value]) => {
    if (value === undefined || value === false || value === "" || (name === "page" && value === 1)) return []
    return [[name, value === true ? "yes" : String(value)] as const]
  })
  return { command, args: Object.fromEntries(values) }
}
