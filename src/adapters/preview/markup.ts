/** HTML that is ready to be sent; made by `html` alone, so that every text in it has been escaped once. */
export type Markup = { readonly markup: string }

type MarkupValue = string | number | Markup | readonly Markup[] | null | false

/** Text is escaped, markup and lists of it are put in as they are, null and false are nothing. Attributes stand in "". */
export function html(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return {
    markup: parts.map((part, index) => part + (index < values.length ? markupOf(values[index] ?? null) : "")).join(""),
  }
}

function markupOf(value: MarkupValue): string {
  if (value === null || value === false) return ""
  if (typeof value === "string") return value.replace(/[&<>"']/g, (found) => `&#${found.charCodeAt(0)};`)
  if (typeof value === "number") return String(value)
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("")
}
