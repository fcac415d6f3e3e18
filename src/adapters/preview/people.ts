import type { Newsroom } from "../../core/newsroom.ts"
import type { Browse } from "../../core/query/browse.ts"
import { dateInWords } from "../../core/reply/lines.ts"
import type { Appearance, Appearances, Person } from "../../core/shelves/people.ts"
import { folded } from "../../core/text/fold.ts"
import { inert } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import { articleHref, personHref } from "./addresses.ts"
import { pagesMarkup } from "./filters.ts"
import { html, type Markup } from "./markup.ts"
import { resultsMarkup, saidInWords } from "./results.ts"

/** People of one page of the list. */
const ON_A_PAGE = 100
/** Articles of one person that are looked at for their roles: the newest. */
const APPEARANCES = 100

/** Everyone who is named, most quoted first. */
export async function peopleMarkup({ people }: Newsroom, asked: number): Promise<Markup> {
  const total = await people.count()
  const pages = Math.max(1, Math.ceil(total / ON_A_PAGE))
  const page = Math.min(asked, pages)
  const all = await people.list(ON_A_PAGE, (page - 1) * ON_A_PAGE)
  return html`<section class="people" aria-labelledby="people-title">
<h1 id="people-title" tabindex="-1">People</h1>
<p class="tally small">${counted(total, "name")} of people and organisations, most quoted first, including those named but not quoted.</p>
<ul class="persons">${all.map(personLine)}</ul>
${total === 0 && html`<p>No one is named in an article yet. <a href="/articles">Articles</a></p>`}
${pagesMarkup(page, pages, (page) => (page > 1 ? `/people?page=${page}` : "/people"))}
</section>`
}

const personLine = ({ name, role, quoted, reported }: Person): Markup =>
  html`<li><a href="${personHref(name)}">${inert(name)}</a>${role !== null && html`<span>, ${inert(role)}</span>`}
<span class="small">${saidInWords({ quoted, reported })}</span></li>`

/** One person: roles by time, what they said by date and outlet, and where they are only named; null when nobody has the name. */
export async function personMarkup(newsroom: Newsroom, name: string, ask: Browse): Promise<Markup | null> {
  const person = await newsroom.people.named(name)
  if (!person) return null
  const told = await newsroom.people.appearances(person.name, APPEARANCES)
  const found = await newsroom.browse({ ...ask, words: "", speaker: person.name, what: ask.what ?? whatOf(person) })
  const about: Browse = { ...ask, words: "", speaker: undefined, what: ask.what ?? whatOf(person) }
  return html`<section class="person" aria-labelledby="person-title">
<h1 id="person-title" tabindex="-1">${inert(person.name)}</h1>
<p class="lead">${spokenIn(told)}</p>
${rolesMarkup(told.newest)}
${person.quoted + person.reported > 0 && html`<h2 class="unseen">What they said</h2>${resultsMarkup(about, found, personHref(person.name))}`}
${namedMarkup(told.newest)}
</section>`
}

/** Quotes stand first, paraphrases apart behind their tab. */
const whatOf = ({ quoted }: Person) => (quoted > 0 ? "quote" : "paraphrase")

/** "3 quotes, 1 paraphrase in 2 articles; named in 1 more". */
function spokenIn({ articles, quotedIn, quoted, reported }: Appearances): string {
  const said = saidInWords({ quoted, reported })
  if (quotedIn === 0) return `Named in ${counted(articles, "article")}, but not quoted.`
  const more = articles - quotedIn
  return `${said} in ${counted(quotedIn, "article")}${more > 0 ? `; named in ${more} more` : ""}.`
}

/** Each role once, with the dates between which articles give it, the newest first. */
function rolesMarkup(newest: readonly Appearance[]): Markup | false {
  const given = newest.flatMap(({ role, head }) => (role === null ? [] : [{ role, date: head.published }]))
  const roles = [...Map.groupBy(given, ({ role }) => folded(role)).values()].flatMap((alike) => {
    const dates = alike.flatMap(({ date }) => date ?? []).map((date) => date.slice(0, 10))
    return alike.slice(0, 1).map(({ role }) => ({ role, first: dates.at(-1), last: dates[0] }))
  })
  return (
    roles.length > 0 &&
    html`<h2>Roles</h2><ul class="roles">${roles.map(
      ({ role, first, last }) => html`<li>${inert(role)} <span class="small">${period(first, last)}</span></li>`,
    )}</ul>`
  )
}

function period(first: string | undefined, last: string | undefined): string {
  if (first === undefined || last === undefined) return "undated"
  return first === last ? dateInWords(last) : `${dateInWords(first)} to ${dateInWords(last)}`
}

function namedMarkup(newest: readonly Appearance[]): Markup | false {
  const named = newest.filter(({ quoted, reported }) => quoted + reported === 0)
  return (
    named.length > 0 &&
    html`<h2>Named but not quoted</h2><ul class="named">${named.map(
      ({ head: { slug, title, outlet, published } }) => html`<li><a href="${articleHref(slug)}">${inert(title)}</a>
<span class="small">${[outlet, published && dateInWords(published)].filter((part) => part).join(" · ")}</span></li>`,
    )}</ul>`
  )
}
