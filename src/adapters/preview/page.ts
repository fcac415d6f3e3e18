import { inert } from "../../core/text/inert.ts"
import { html, type Markup } from "./markup.ts"

/** A whole page. `title` is its name in the tab; `line` is what stands in the field. */
export function pageMarkup(title: string, line: string, main: Markup): string {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${inert(title)}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page.css">
<link rel="stylesheet" href="/front.css">
<link rel="stylesheet" href="/surfaces.css">
<link rel="stylesheet" href="/parts.css">
<link rel="stylesheet" href="/article.css">
<script src="/page.js" type="module"></script>
</head>
<body>
<a class="skip" href="#main">Skip to the answer</a>
<header class="masthead">
<a class="name" href="/">Pullquote</a>
${lookSwitch("page", "Page")}
</header>
<form class="ask" action="/" method="get" role="search">
<label for="line">Ask the newsroom</label>
<div class="field">
<input id="line" name="ask" value="${line}" placeholder="/quote iranian drones" autocomplete="off" autocapitalize="none"
 spellcheck="false" enterkeyhint="go" maxlength="2000" aria-describedby="hint">
<button type="submit">Ask</button>
<ul id="choices" role="listbox" aria-label="Suggestions" hidden></ul>
</div>
<p id="hint" class="hint">Begin with a command: <kbd>/quote</kbd>, <kbd>/fact</kbd>, <kbd>/summary</kbd>, <kbd>/who</kbd>. Misspellings are understood.</p>
<p id="status" class="unseen" role="status"></p>
</form>
<main id="main" tabindex="-1">
${main}
</main>
<footer><p>Every word attributed here is a slice of a stored article. Nothing is generated.</p></footer>
</body>
</html>
`.markup
}

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
