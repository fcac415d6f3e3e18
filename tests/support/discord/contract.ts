import {
  ApplicationCommandAutocompleteCallbackRequestSchema,
  ApplicationCommandUpdateRequestSchema,
  CreateForumThreadRequestSchema,
  CreateMessageInteractionCallbackRequestSchema,
  IncomingWebhookRequestPartialSchema,
  IncomingWebhookUpdateRequestPartialSchema,
  MessageCreateRequestSchema,
  MessageEditRequestPartialSchema,
  ModalInteractionCallbackRequestSchema,
  UpdateMessageInteractionCallbackRequestSchema,
} from "discord-api-spec/zod"

/** A body as JSON has it; what it is worth is the contract's business. */
// biome-ignore lint/suspicious/noExplicitAny: the wire carries anything, and that is what is checked here
export type Body = any

type Schema = {
  safeParse(
    body: unknown,
  ): { readonly success: true } | { readonly success: false; readonly error: { readonly issues: readonly object[] } }
}

const V2 = 1 << 15
const EPHEMERAL = 1 << 6

/** Each kind of body by Discord's OpenAPI document, then by the rules of its pages that the document leaves out. */
export const CONTRACT: Readonly<Record<string, (body: Body) => readonly string[]>> = {
  commands: (body) => [
    ...(Array.isArray(body)
      ? body.flatMap((one) => byDocument(ApplicationCommandUpdateRequestSchema, one))
      : ["no list"]),
    ...commandRules(body),
  ],
  callback: (body) => callback(body),
  original: (body) => [...byDocument(IncomingWebhookUpdateRequestPartialSchema, body), ...messageRules(body, V2)],
  followUp: (body) => [...byDocument(IncomingWebhookRequestPartialSchema, body), ...messageRules(body, V2 | EPHEMERAL)],
  message: (body) => [
    ...byDocument(MessageCreateRequestSchema, body),
    ...messageRules(body, V2),
    ...(body.nonce !== undefined && body.enforce_nonce !== true ? ["a nonce that nobody enforces"] : []),
  ],
  forumPost: (body) => [...byDocument(CreateForumThreadRequestSchema, body), ...messageRules(body.message, V2)],
  edit: (body) => [...byDocument(MessageEditRequestPartialSchema, body), ...messageRules(body, V2)],
}

function callback(body: Body): readonly string[] {
  switch (body?.type) {
    case 4:
      return [
        ...byDocument(CreateMessageInteractionCallbackRequestSchema, body),
        ...messageRules(body.data, V2 | EPHEMERAL),
      ]
    case 5:
      return [
        ...byDocument(CreateMessageInteractionCallbackRequestSchema, body),
        ...flagRules(body.data?.flags ?? 0, EPHEMERAL),
      ]
    case 6:
      return byDocument(UpdateMessageInteractionCallbackRequestSchema, body)
    case 7:
      return [...byDocument(UpdateMessageInteractionCallbackRequestSchema, body), ...messageRules(body.data, V2)]
    case 8:
      return [
        ...byDocument(ApplicationCommandAutocompleteCallbackRequestSchema, body),
        ...choiceRules(body.data?.choices),
      ]
    case 9:
      return [...byDocument(ModalInteractionCallbackRequestSchema, body), ...windowRules(body.data)]
    default:
      return [`a callback of type ${body?.type}`]
  }
}

function byDocument(schema: Schema, body: unknown): readonly string[] {
  const parsed = schema.safeParse(body)
  return parsed.success
    ? []
    : parsed.error.issues.map((issue) => `the API document: ${JSON.stringify(issue).slice(0, 300)}`)
}

const flagRules = (flags: number, allowed: number): readonly string[] =>
  (flags & ~allowed) === 0 ? [] : [`flags ${flags & ~allowed} may not be set here`]

/** Pages resources/message and components/reference. */
function messageRules(body: Body, allowed: number): readonly string[] {
  const { flags = 0, content, embeds, poll, components = [], allowed_mentions } = body ?? {}
  const breaches: string[] = [...flagRules(flags, allowed)]
  if ((flags & V2) === 0) breaches.push("a message without components, or one whose flag was taken back")
  if (content !== undefined || embeds !== undefined || poll !== undefined) breaches.push("content beside components")
  if (JSON.stringify(allowed_mentions) !== '{"parse":[]}') breaches.push("a message that could ping somebody")
  const all = components.flatMap(function nested(one: Body): readonly Body[] {
    return [one, ...(one.components ?? []).flatMap(nested), ...(one.accessory ? [one.accessory] : [])]
  })
  if (all.length === 0) breaches.push("an empty message")
  if (all.length > 40) breaches.push(`${all.length} components`)
  const text = all.reduce((sum: number, { type, content = "" }: Body) => sum + (type === 10 ? content.length : 0), 0)
  if (text > 4000) breaches.push(`${text} characters of text`)
  if (all.some(({ type, content = "" }: Body) => type === 10 && content.trim() === "")) breaches.push("an empty text")
  for (const key of ["custom_id", "id"]) {
    const ids = all.map((one: Body) => one[key]).filter((id: unknown) => id !== undefined)
    if (new Set(ids).size < ids.length) breaches.push(`the same ${key} twice`)
  }
  if (all.some(({ custom_id: id }: Body) => id !== undefined && (id.length < 1 || id.length > 100)))
    breaches.push("a custom_id of more than 100 characters, or none")
  return breaches
}

/** Page interactions/receiving-and-responding: five fields at most, each with an id of its own. */
function windowRules({ components = [] }: Body): readonly string[] {
  const ids = components.map(({ component }: Body) => component?.custom_id)
  return [
    ...(components.length > 5 ? [`${components.length} fields in a window`] : []),
    ...(new Set(ids).size < ids.length ? ["two fields of one name"] : []),
    // Component reference, Checkbox Group and selects: none may be chosen only where nothing is required.
    ...components.flatMap(({ component }: Body) =>
      component?.min_values === 0 && component.required !== false ? ["nothing may be chosen, and something must"] : [],
    ),
  ]
}

const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

/** Page interactions/application-commands. */
function commandRules(commands: Body): readonly string[] {
  const breaches: string[] = []
  const names = new Set<string>()
  for (const { type = 1, name, description, options = [], contexts, integration_types } of commands) {
    const at = `/${name}`
    if (names.has(`${type} ${name}`)) breaches.push(`${at} twice`)
    names.add(`${type} ${name}`)
    if (type === 1 && (!NAME.test(name) || name !== name.toLowerCase())) breaches.push(`the name “${name}”`)
    if (type === 1 && !(description?.length >= 1 && description.length <= 100)) breaches.push(`${at}: its description`)
    if (type !== 1 && (description || options.length > 0)) breaches.push(`${at}: more than a name`)
    if (!contexts || !integration_types) breaches.push(`${at}: where it can be used is left to chance`)
    const needs = options.map(({ required = false }: Body) => required)
    if (needs.indexOf(true) > 0 && needs.lastIndexOf(true) >= needs.indexOf(false))
      breaches.push(`${at}: needed after free`)
    breaches.push(...options.flatMap((option: Body) => optionRules(at, option)))
    const size = [name, description ?? "", ...options.flatMap((o: Body) => [o.name, o.description])].join("").length
    if (size > 8000) breaches.push(`${at}: ${size} characters`)
  }
  const count = (wanted: number) => commands.filter(({ type = 1 }: Body) => type === wanted).length
  if (count(1) > 100 || count(2) > 15 || count(3) > 15) breaches.push("too many commands")
  return breaches
}

function optionRules(at: string, { name, description, choices = [], autocomplete = false }: Body): readonly string[] {
  return [
    ...(NAME.test(name) && name === name.toLowerCase() ? [] : [`${at}: the option “${name}”`]),
    ...(description?.length >= 1 && description.length <= 100 ? [] : [`${at} ${name}: its description`]),
    ...(autocomplete && choices.length > 0 ? [`${at} ${name}: choices and autocompletion`] : []),
    ...(choices.length > 25 ? [`${at} ${name}: ${choices.length} choices`] : []),
  ]
}

function choiceRules(choices: Body): readonly string[] {
  if (!Array.isArray(choices) || choices.length > 25) return ["no list of at most 25 choices"]
  const isFit = ({ name, value }: Body) =>
    typeof name === "string" &&
    name.length >= 1 &&
    name.length <= 100 &&
    typeof value === "string" &&
    value.length <= 100
  return choices.every(isFit) ? [] : ["a choice that is too long or empty"]
}
