/**
 * What the page does better with a script than by its links and its form alone: suggestions while one types, answers
 * without a reload, and looks that are remembered. Without it everything else works the same.
 */
const field = document.querySelector("#line")
const choices = document.querySelector("#choices")
const status = document.querySelector("#status")

/* Suggestions: a combobox with a list, as the ARIA authoring practices have it. */

let active = -1
let shown = []
/** The line that the list was made for: with another one its ranges are wrong. */
let shownFor = ""
let asked = 0
let pending = Promise.resolve()

field.setAttribute("role", "combobox")
field.setAttribute("aria-autocomplete", "list")
field.setAttribute("aria-controls", "choices")
field.setAttribute("aria-expanded", "false")

async function suggest() {
  const request = ++asked
  const query = new URLSearchParams({ line: field.value, at: field.selectionStart ?? field.value.length })
  const response = await fetch(`/complete?${query}`).catch(() => null)
  const completions = response?.ok ? await response.json() : []
  // What was typed since has its own request; an older answer must not overwrite a newer one.
  if (request === asked && document.activeElement === field) show(completions)
}

function typed() {
  active = -1
  field.removeAttribute("aria-activedescendant")
  clearTimeout(waiting)
  if (field.value.trimStart().startsWith("/")) pending = suggest()
  else {
    close()
    waiting = setTimeout(searchTyped, PAUSE_MS)
  }
}

/* Results while one types: words without a slash are looked for when the typing pauses. */

let waiting
const PAUSE_MS = 200
const FEWEST = 2

function searchTyped() {
  const words = field.value.trim()
  const address = words === "" ? "/" : `/?${new URLSearchParams({ ask: words })}`
  if (words.length < FEWEST || address === current) return
  // One entry of the history for all that is typed in one go.
  if (typing) history.replaceState(null, "", address)
  else history.pushState(null, "", address)
  typing = true
  void go(address, false, true)
}

let typing = false

function show(completions) {
  if (completions.length === 0 && choices.hidden) return
  shown = completions
  shownFor = field.value
  active = -1
  choices.replaceChildren(...completions.map(optionOf))
  choices.hidden = completions.length === 0
  field.setAttribute("aria-expanded", String(!choices.hidden))
  field.removeAttribute("aria-activedescendant")
  const count = completions.length
  say(count === 0 ? "" : `${count} ${count === 1 ? "suggestion" : "suggestions"}. Use the arrow keys.`)
}

function optionOf({ label }, index) {
  const option = document.createElement("li")
  option.id = `choice-${index}`
  option.role = "option"
  option.ariaSelected = "false"
  option.textContent = label
  // Before the click the field would lose its focus, and the list be gone.
  option.addEventListener("pointerdown", (event) => event.preventDefault())
  option.addEventListener("click", () => take(index))
  return option
}

function activate(index) {
  const options = choices.children
  if (options.length === 0 || shownFor !== field.value) return
  active = (index + options.length) % options.length
  for (const option of options) option.ariaSelected = String(option.id === `choice-${active}`)
  field.setAttribute("aria-activedescendant", `choice-${active}`)
  options[active].scrollIntoView({ block: "nearest" })
}

function take(index) {
  if (shownFor !== field.value) return
  const { text, range } = shown[index]
  const line = field.value.slice(0, range.start) + text + field.value.slice(range.end)
  const at = range.start + text.length
  field.value = line
  field.setSelectionRange(at, at)
  close()
  typed()
}

function close() {
  asked++
  show([])
}

const keys = {
  ArrowDown: () => (choices.hidden ? typed() : pending.then(() => activate(active + 1))),
  ArrowUp: () => (choices.hidden ? typed() : pending.then(() => activate(active < 0 ? -1 : active - 1))),
  Enter: () => take(active),
  Tab: () => take(active),
  Escape: close,
}

field.addEventListener("input", typed)
field.addEventListener("blur", close)
field.addEventListener("keydown", (event) => {
  const isOpen = !choices.hidden
  const isUsed = event.key.startsWith("Arrow") || (isOpen && (event.key === "Escape" || active >= 0))
  if (!(event.key in keys) || !isUsed || event.isComposing || event.altKey) return
  event.preventDefault()
  keys[event.key]()
})

/* Answers: a button is a link and the form a question; both are fetched and put in place. */

let current = location.pathname + location.search
let turn = 0

async function go(address, focus, isTyped = false) {
  const mine = ++turn
  typing = isTyped
  const response = await fetch(address).catch(() => null)
  if (mine !== turn) return
  if (!response?.ok) {
    if (!isTyped) location.assign(address)
    return
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html")
  document.title = fresh.title
  document.querySelector("main").replaceWith(fresh.querySelector("main"))
  document.querySelector(".parts-of-page").replaceWith(fresh.querySelector(".parts-of-page"))
  // What is being typed stays as it is typed.
  if (!isTyped) field.value = fresh.querySelector("#line").value
  current = location.pathname + location.search
  restoreLooks()
  offerCopies()
  if (!isTyped) close()
  say(told())
  if (focus) (document.querySelector("main h1[tabindex]") ?? document.querySelector("main")).focus()
}

const OUTCOMES = { nothing: "No answer", misuse: "Not understood", busy: "Not yet", failed: "It went wrong" }

/** What became of the question, and the words of the answer, each of its lines as a sentence. */
function told() {
  const outcome = document.querySelector("#answer")?.dataset.outcome
  if (outcome === undefined) return ""
  const tally = document.querySelector("#tally")
  if (tally) return tally.textContent.trim()
  const answer = [".reply .cited", ".reply", ".slack .text"].map((css) => document.querySelector(css)).find(Boolean)
  const lines = Array.from(answer?.querySelectorAll(":scope > :is(p, blockquote, h2)") ?? [], (line) =>
    line.textContent.trim(),
  )
  const sentences = [OUTCOMES[outcome] ?? "Answered", ...lines.filter((line) => line !== "")]
  return sentences
    .map((line) => (/[.!?…][”"’)]*$/.test(line) ? line : `${line}.`))
    .join(" ")
    .slice(0, 320)
}

function ask(address, focus) {
  history.pushState(null, "", address)
  void go(address, focus)
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-call]")
  if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  ask(link.href, true)
})

field.form.addEventListener("submit", (event) => {
  event.preventDefault()
  clearTimeout(waiting)
  ask(`/?${new URLSearchParams({ ask: field.value })}`, false)
})

addEventListener("popstate", () => {
  // A step to another place in the same page is the browser's own affair.
  if (location.pathname + location.search === current) return
  void go(location.href, true)
})

/* Copying: buttons that only a script can serve. */

const offerCopies = () => {
  for (const button of document.querySelectorAll("[data-copy]")) button.hidden = false
}

document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]")
  if (!button) return
  const text = button.parentElement.querySelector("textarea")
  const isCopied = await navigator.clipboard.writeText(text.value).then(
    () => true,
    () => false,
  )
  // Where the browser refuses, the words are selected for the keyboard.
  if (!isCopied) text.select()
  say(isCopied ? "Copied." : "Press Ctrl+C to copy what is selected.")
  const label = button.textContent
  if (isCopied && label !== "Copied") {
    button.textContent = "Copied"
    setTimeout(() => (button.textContent = label), 2000)
  }
})

/* Looks: remembered for the next page. */

const looks = () => document.querySelectorAll(".look input")

function restoreLooks() {
  for (const input of looks()) if (localStorage.getItem(input.name) === input.value) input.checked = true
}

document.addEventListener("change", ({ target }) => {
  if (target.closest?.(".look")) localStorage.setItem(target.name, target.value)
})

function say(words) {
  status.textContent = words
}

restoreLooks()
offerCopies()
