import { inert } from "../../core/text/inert.ts"
import { CORRECTIONS } from "./addresses.ts"
import { html, type Markup } from "./markup.ts"

/** `title` is its name in the tab, `line` what stands in the field, `here` the part of the page that it belongs to. */
type Page = { readonly title?: string; readonly line?: string; readonly here?: string; readonly main: Markup }

const PARTS = [
  ["/articles", "Articles"],
  ["/people", "People"],
  ["/verify", "Verify"],
  [CORRECTIONS, "Corrections"],
  ["/status", "Status"],
  ["/connect", "Connect"],
] as const

/** A whole page. */
export function pageMarkup({ title, line = "", here, main }: Page): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title === undefined ? "" : `${inert(title)} · `}Pullquote</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
${STYLES.map((name) => html`<link rel="stylesheet" href="/${name}.css">`)}
<script src="/page.js" type="module"></script>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header class="masthead">
<a class="name" href="/">Pullquote</a>
<nav class="parts-of-page" aria-label="Pages of Pullquote"><ul>${PARTS.map(
    ([path, name]) => html`<li><a href="${path}"${path === here && html` aria-current="page"`}>${name}</a></li>`,
  )}</ul></nav>
${lookSwitch("page", "Page")}
</header>
<form class="ask" action="/" method="get" role="search">
<label for="line">Search quotes, facts, people and full text</label>
<div class="field">
<input id="line" name="ask" value="${line}" placeholder="A few words, or a name" autocomplete="off" autocapitalize="none"
 spellcheck="false" enterkeyhint="search" maxlength="2000" aria-describedby="hint">
<button type="submit">Search</button>
<ul id="choices" role="listbox" aria-label="Suggestions" hidden></ul>
</div>
<p id="hint" class="hint">Or ask as in chat: <kbd>/quote</kbd>, <kbd>/fact</kbd>, <kbd>/summary</kbd>, <kbd>/who</kbd>. Typos are fine.</p>
<p id="status" class="unseen" role="status"></p>
</form>
<main id="main" tabindex="-1">
${main}
</main>
<footer><p>Every attributed word is copied from a stored article. Nothing is generated.</p></footer>
</body>
</html>
`.markup
}

const STYLES = ["page", "front", "results", "surfaces", "parts", "article", "verify", "media"] as const

/** How `what` looks: as the system does, light or dark. Works by the radio buttons alone; the script remembers it. */
export function lookSwitch(name: string, what: string): Markup {
  const looks = [
    ["auto", "Auto"],
    ["light", "Light"],
    ["dark", "Dark"],
  ] as const
  return html`<fieldset class="look"><legend class="unseen">${what}: light or dark</legend>${looks.map(
    ([value, label], index) =>
      html`<label><input type="radio" name="look-${name}" value="${value}"${index === 0 && html` checked`}><span>${label}</span></label>`,
  )}</fieldset>`
}
