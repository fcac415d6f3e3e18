import type { types } from "@slack/bolt"
import type { Field } from "../../core/reply/field.ts"
import { callWithout } from "../../core/reply/form.ts"
import type { Form } from "../../core/reply/reply.ts"
import { cut } from "../../core/text/cut.ts"
import { inert } from "../../core/text/inert.ts"
import { LIMITS } from "./limits.ts"

/** How a field names its option. */
export const FIELD = "option:"

/** The call that a window makes, without what is filled in. */
export const callOfWindow = (form: Form) => callWithout(form, form.fields)

/** The form as Slack's window; `metadata` is what it carries, which names its call. */
export const windowOf = ({ title, submit, fields }: Form, callback_id: string, metadata: string): types.ModalView => ({
  type: "modal",
  callback_id,
  private_metadata: metadata,
  title: plainText(cut(inert(title), LIMITS.title)),
  submit: plainText(cut(submit, LIMITS.title)),
  close: plainText("Cancel"),
  blocks: fields.map(blockOf),
})

const blockOf = (field: Field): types.InputBlock => ({
  type: "input",
  block_id: `${FIELD}${field.name}`,
  optional: field.empty !== null,
  label: plainText(field.label),
  ...(field.hint !== "" && { hint: plainText(field.hint) }),
  element: elementOf(field),
})

function elementOf({ name, kind, value, choices, label }: Field): types.InputBlock["element"] {
  const action_id = `${FIELD}${name}`
  const typed = inert(value).trim()
  const options = choices.map((choice) => option(choice.label, choice.value))
  const standing = options.filter((choice) => value.split(",").includes(choice.value ?? ""))
  const [first] = standing
  switch (kind) {
    case "time":
      return { type: "timepicker", action_id, ...(/^([01]\d|2[0-3]):[0-5]\d$/.test(typed) && { initial_time: typed }) }
    case "text":
      return { type: "plain_text_input", action_id, ...(typed !== "" && { initial_value: cut(typed, LIMITS.text) }) }
    case "search": {
      const initial = typed === "" || typed.length > LIMITS.optionValue ? {} : { initial_option: option(typed, typed) }
      const placeholder = plainText(cut(`Search: ${label.toLowerCase()}`, LIMITS.placeholder))
      return { type: "external_select", action_id, min_query_length: 0, placeholder, ...initial }
    }
    case "one":
      return { type: "static_select", action_id, options, ...(first && { initial_option: first }) }
    case "channel": {
      const filter: types.ConversationsSelect["filter"] = { include: ["public", "private"], exclude_bot_users: true }
      return { type: "conversations_select", action_id, filter, ...(typed !== "" && { initial_conversation: typed }) }
    }
    case "several":
      return { type: "checkboxes", action_id, options, ...(first && { initial_options: standing }) }
  }
}

const option = (label: string, value: string): types.PlainTextOption => ({
  text: plainText(cut(label, LIMITS.optionText)),
  value,
})

const plainText = (text: string): types.PlainTextElement => ({ type: "plain_text", text, emoji: false })
