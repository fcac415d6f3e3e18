import type { Field } from "./field.ts"
import { type Call, callTo, type Form } from "./reply.ts"

/** The fields of a window that holds only few: those that count, or the minor ones where there are no others. */
export function firstFields({ fields }: Form, most: number): readonly Field[] {
  const main = fields.filter(({ isMinor }) => !isMinor)
  return (main.length > 0 ? main : fields).slice(0, most)
}

/** What a window of these fields asks for before anything is filled in. */
export const callWithout = ({ call }: Form, fields: readonly Field[]): Call =>
  callTo(call.command, call.args, Object.fromEntries(fields.map(({ name, empty }) => [name, empty ?? undefined])))
