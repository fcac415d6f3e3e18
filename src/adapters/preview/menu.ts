import { html, type Markup } from "./markup.ts"

type MenuOption = { readonly label: string; readonly value: string }

/** A menu as the page has it: closed it shows its words, open its choices as links. */
export const menuMarkup = (
  placeholder: string,
  options: readonly MenuOption[],
  hrefOf: (id: string) => string,
): Markup =>
  html`<details class="menu"><summary>${placeholder}</summary><ul>${options.map(
    ({ label, value }) => html`<li><a href="${hrefOf(value)}" data-call>${label}</a></li>`,
  )}</ul></details>`
