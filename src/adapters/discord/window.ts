import {
  type APIChannelSelectComponent,
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  SelectMenuDefaultValueType,
} from "discord.js"
import { idsFor } from "../../core/command/button-id.ts"
import type { Newsroom } from "../../core/newsroom.ts"
import type { Field } from "../../core/reply/field.ts"
import { callWithout, firstFields } from "../../core/reply/form.ts"
import type { Form } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import { LIMITS } from "./limits.ts"
import { BRIEFED } from "./permissions.ts"

/** The form as Discord's window; its id is the call that it makes, without what is filled in. */
export async function windowOf(
  form: Form,
  { tickets }: Pick<Newsroom, "tickets">,
): Promise<APIModalInteractionResponseCallbackData> {
  const fields = firstFields(form, LIMITS.fields)
  const call = callWithout(form, fields)
  const idOf = await idsFor([{ label: form.title, call }], LIMITS.customId, tickets)
  return {
    custom_id: idOf(call),
    title: cut(inert(form.title), LIMITS.windowTitle),
    components: fields.map(labelOf),
  }
}

/** A field under its label; Discord shows the hint between them. */
const labelOf = (field: Field): APILabelComponent => ({
  type: 18,
  label: cut(field.label, LIMITS.fieldLabel),
  ...(field.hint !== "" && { description: cut(field.hint, LIMITS.description) }),
  component: componentOf(field),
})

/** Discord's windows have no clock and no search: a time and a place are typed, and the answer asks where they are not clear. */
function componentOf(field: Field): APIComponentInLabel {
  const { name, kind, value, choices, empty } = field
  const isRequired = empty === null
  switch (kind) {
    case "time":
    case "text":
    case "search": {
      const typed = cut(inert(value), LIMITS.fieldValue)
      return {
        type: 4,
        custom_id: name,
        style: 1,
        required: isRequired,
        max_length: LIMITS.fieldValue,
        ...(typed !== "" && { value: typed }),
      }
    }
    case "one": {
      const options = choices.map((choice) => ({ ...choice, default: choice.value === value }))
      return { type: 3, custom_id: name, required: isRequired, options }
    }
    case "several": {
      const ticked = value.split(",")
      const options = choices.map((choice) => ({ ...choice, default: ticked.includes(choice.value) }))
      return { type: 22, custom_id: name, min_values: isRequired ? 1 : 0, required: isRequired, options }
    }
    case "channel": {
      const chosen: Pick<APIChannelSelectComponent, "default_values"> =
        value === "" ? {} : { default_values: [{ id: value, type: SelectMenuDefaultValueType.Channel }] }
      return { type: 8, custom_id: name, channel_types: [...BRIEFED], required: isRequired, ...chosen }
    }
  }
}
