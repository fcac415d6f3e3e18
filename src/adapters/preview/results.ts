import type { Browse, Count, What } from "../../core/query/browse.ts"
import { spellingInWords } from "../../core/query/index.ts"
import { dateInWords, stillIndexing } from "../../core/reply/lines.ts"
import type { Results } from "../../core/show/results.ts"
import { inert } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import { askHref, filteredHref, type Move, messageHref, personHref } from "./addresses.ts"
import { hasFilter } from "./asked.ts"
import { type FilterGroup, filtersMarkup, pagesMarkup } from "./filters.ts"
import { html, type Markup } from "./markup.ts"
import { resultMarkup } from "./reading.ts"

/** What results are called, one and many. */
const NAMES: Readonly<Record<What, readonly [one: string, many: string]>> = {
  quote: ["Quote", "Quotes"],
  paraphrase: ["Paraphrase", "Paraphrases"],
  fact: ["Fact", "Facts"],
  text: ["In the text", "In the text"],
}

/** What was found for the words: people, then results, with what it can be narrowed by. */
export function searchMarkup(ask: Browse, found: Results): Markup {
  const { words } = ask
  const title = words === "" ? "Everything in the archive" : words
  return html`<section id="answer" class="answer" data-outcome="${found.total > 0 ? "answered" : "nothing"}" aria-labelledby="answer-title">
<h1 id="answer-title" tabindex="-1">${words !== "" && html`<span class="unseen">Results for </span>`}${inert(title)}</h1>
${peopleMarkup(found)}
${resultsMarkup(ask, found, "/")}
</section>`
}

/** The results of one place, `path`, with tabs, filters and pages. */
export function resultsMarkup(ask: Browse, found: Results, path: string): Markup {
  const { words, sort, page: _page, ...filters } = ask
  const to = (move: Move) => filteredHref(path, words, { ...filters, sort, ...move })
  const { results, total, isCut, undated, waiting, page, pages } = found
  return html`${tabsMarkup(ask, found, to, path === "/")}
<div class="columns">
<div class="found">
<p class="tally small" id="tally">${tallyInWords(found)}${isCut && " Only the best are shown: narrow the search to see others."}
${undated > 0 && ` Not searched, for lack of a date: ${counted(undated, "article")}.`}
${waiting > 0 && ` ${stillIndexing(waiting)}`}</p>
${total > 1 && sortMarkup(ask, to)}
${total === 0 ? nothingMarkup(ask, found, path) : results.map(resultMarkup)}
${pagesMarkup(page, pages, (page) => to({ page }))}
${words !== "" && total > 0 && html`<p class="small"><a href="${messageHref(words)}" data-call>Show the best answer as a message</a></p>`}
</div>
${filtersMarkup(groupsOf(ask, found), to)}
</div>`
}

const tallyInWords = ({ total, isCut }: Results): string =>
  total === 0 ? "Nothing found." : `${isCut ? "More than " : ""}${counted(total, "result")}.`

function tabsMarkup({ what }: Browse, { counts }: Results, to: (move: Move) => string, isAllShown: boolean): Markup {
  const all = counts.whats.reduce((sum, { count }) => sum + count, 0)
  const tab = (label: string, count: number, value: What | undefined) =>
    html`<li><a href="${to({ what: value, page: 1 })}" data-call${value === what && html` aria-current="true"`}>${label} <span class="count">${count}</span></a></li>`
  const tabs = (Object.keys(NAMES) as What[]).flatMap((value) => {
    const count = counts.whats.find((one) => one.value === value)?.count ?? 0
    return count > 0 || value === what ? [tab(NAMES[value][1], count, value)] : []
  })
  return html`<nav class="tabs" aria-label="Kind of result"><ul>${isAllShown && tab("All", all, undefined)}${tabs}</ul></nav>`
}

function sortMarkup({ words, sort }: Browse, to: (move: Move) => string): Markup {
  const sorts = words === "" ? (["newest", "oldest"] as const) : (["best", "newest", "oldest"] as const)
  const now = words === "" && sort === "best" ? "newest" : sort
  const labels = { best: "Best match", newest: "Newest", oldest: "Oldest" }
  return html`<p class="sort small">Sort by: ${sorts.map((one) =>
    one === now
      ? html`<b>${labels[one]}</b> `
      : html`<a href="${to({ sort: one, page: 1 })}" data-call>${labels[one]}</a> `,
  )}</p>`
}

function groupsOf({ articleKind, speaker, outlet, since, until }: Browse, { counts }: Results): readonly FilterGroup[] {
  const years =
    since !== undefined || until !== undefined ? [] : counts.years.toSorted((a, b) => (a.value < b.value ? 1 : -1))
  return [
    {
      title: "Speaker",
      chosen: speaker,
      clear: { speaker: undefined },
      options: options(counts.speakers, (speaker) => ({ speaker })),
    },
    {
      title: "Outlet",
      chosen: outlet,
      clear: { outlet: undefined },
      options: options(counts.outlets, (outlet) => ({ outlet })),
    },
    {
      title: "Kind of article",
      chosen: articleKind,
      clear: { articleKind: undefined },
      options: options(counts.articleKinds, (articleKind) => ({ articleKind })),
    },
    {
      title: "Date",
      chosen: dates(since, until),
      clear: { since: undefined, until: undefined },
      options: options(years, (year) => ({ since: year, until: year })),
    },
  ]
}

const options = (counts: readonly Count[], moveTo: (value: string) => Move): FilterGroup["options"] =>
  counts.map(({ value, count }) => ({ label: value, count, move: moveTo(value) }))

function dates(since: string | undefined, until: string | undefined): string | undefined {
  if (since !== undefined && since === until) return dateInWords(since)
  const parts = [since && `from ${dateInWords(since)}`, until && `to ${dateInWords(until)}`].filter((part) => part)
  return parts.length > 0 ? parts.join(" ") : undefined
}

function peopleMarkup({ people }: Results): Markup | false {
  if (people.length === 0) return false
  return html`<ul class="people-found" aria-label="People">${people.map(
    ({ name, role, quoted, reported }) =>
      html`<li><a href="${personHref(name)}">${inert(name)}</a>${role !== null && `, ${inert(role)}`}
<span class="small">${saidInWords({ quoted, reported })}</span></li>`,
  )}</ul>`
}

/** "4 quotes, 1 paraphrase", "named but not quoted". */
export function saidInWords({ quoted, reported }: { readonly quoted: number; readonly reported: number }): string {
  const parts = [quoted > 0 && counted(quoted, "quote"), reported > 0 && counted(reported, "paraphrase")]
  return parts.filter((part) => part !== false).join(", ") || "named but not quoted"
}

function nothingMarkup(
  { words, sort: _sort, page: _page, ...filters }: Browse,
  { spellings, people }: Results,
  path: string,
): Markup {
  return html`<div class="nothing"><p>${
    words === ""
      ? "Nothing in the archive matches these filters."
      : `Nothing found for “${inert(words)}”${people.length > 0 ? "; the name is above" : ""}.`
  }</p>
${spellings.length > 0 && html`<p>Did you mean: ${spellings.map((one) => html`<a class="button" href="${askHref(one.words)}" data-call>${inert(spellingInWords(one))}</a> `)}</p>`}
${hasFilter(filters) && html`<p><a class="button" href="${filteredHref(path, words, {})}" data-call>Search without filters</a></p>`}
<p>Browse <a href="/articles">articles</a> or <a href="/people">people</a>.</p></div>`
}
