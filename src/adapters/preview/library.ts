import { holdInWords } from "../../core/article/hold.ts"
import { foreignLanguage } from "../../core/article/language.ts"
import type { HeldFile, Newsroom, Reading } from "../../core/newsroom.ts"
import { mostFirst } from "../../core/query/browse.ts"
import { dateInWords, unread } from "../../core/reply/lines.ts"
import type { ArticleFilters, ArticleGroup, ArticleHead } from "../../core/shelves/articles.ts"
import { correctedInWords, kindInWords } from "../../core/show/kind.ts"
import { inert } from "../../core/text/inert.ts"
import { counted } from "../../core/text/words.ts"
import { articleHref, filteredHref, type Move, type PageFilters } from "./addresses.ts"
import { type FilterGroup, filtersMarkup, pagesMarkup } from "./filters.ts"
import { html, type Markup } from "./markup.ts"

/** Articles of one page of the list. */
const ON_A_PAGE = 50

/** All articles that fit, newest first, by date, outlet and kind. */
export async function libraryMarkup({ shelf }: Newsroom, filters: PageFilters, asked: number): Promise<Markup> {
  const fitting = articleFilters(filters)
  const groups = await shelf.groups(fitting)
  const total = groups.reduce((sum, { articles }) => sum + articles, 0)
  const pages = Math.max(1, Math.ceil(total / ON_A_PAGE))
  const page = Math.min(asked, pages)
  const heads = await shelf.fitting(fitting, ON_A_PAGE, (page - 1) * ON_A_PAGE)
  const to = (move: Move) => filteredHref("/articles", "", { ...filters, ...move })
  return html`<section class="library" aria-labelledby="articles-title">
<h1 id="articles-title" tabindex="-1">Articles</h1>
<p class="tally small">${counted(total, "article")}, newest first.</p>
<div class="columns">
<div class="found"><ul class="articles">${heads.map(articleLine)}</ul>
${total === 0 && html`<p>No articles match. <a href="/articles">All articles</a></p>`}
${pagesMarkup(page, pages, (page) => to({ page }))}</div>
${filtersMarkup(groupsOf(filters, groups), to)}
</div>
</section>`
}

const articleFilters = ({ outlet, articleKind, since, until }: PageFilters): ArticleFilters => ({
  ...(outlet !== undefined && { outlet }),
  ...(articleKind !== undefined && { articleKinds: [articleKind] }),
  ...(since !== undefined && { since }),
  ...(until !== undefined && { until }),
})

function groupsOf(
  { outlet, articleKind, since, until }: PageFilters,
  groups: readonly ArticleGroup[],
): readonly FilterGroup[] {
  const counts = (of: (group: ArticleGroup) => string | null) =>
    mostFirst(
      groups.flatMap((group) => {
        const value = of(group)
        return value === null ? [] : [{ value, count: group.articles }]
      }),
    )
  const years = counts(({ year }) => year).toSorted((a, b) => (a.value < b.value ? 1 : -1))
  const range = [since, until].flatMap((date) => (date === undefined ? [] : [dateInWords(date)]))
  return [
    {
      title: "Date",
      chosen: range.length > 0 ? [...new Set(range)].join(" to ") : undefined,
      clear: { since: undefined, until: undefined },
      options: years.map(({ value, count }) => ({ label: value, count, move: { since: value, until: value } })),
    },
    {
      title: "Outlet",
      chosen: outlet,
      clear: { outlet: undefined },
      options: counts((group) => group.outlet).map(({ value, count }) => ({
        label: value,
        count,
        move: { outlet: value },
      })),
    },
    {
      title: "Kind of article",
      chosen: articleKind,
      clear: { articleKind: undefined },
      options: counts(({ kind }) => kind).map(({ value, count }) => ({
        label: value,
        count,
        move: { articleKind: value },
      })),
    },
  ]
}

/** An article in a list: its title, and what there is to know of it in a line. */
export function articleLine(head: ArticleHead): Markup {
  const { slug, title, byline, outlet, published, language, quotes, facts } = head
  const foreign = foreignLanguage({ language })
  const told = [
    kindInWords(head),
    outlet,
    byline,
    published && dateInWords(published),
    foreign && unread(foreign),
    counted(quotes, "quote"),
    counted(facts, "fact"),
    correctedInWords(head),
  ]
  return html`<li><a href="${articleHref(slug)}"${foreign !== undefined && html` lang="${language ?? ""}"`}>${inert(title)}</a>
<p class="small told">${told.filter((part) => part).map((part) => html`<span>${inert(part ?? "")}</span>`)}</p></li>`
}

/** The files that could not be read, each with what to do. */
export function unreadable(faults: Reading["faults"]): Markup {
  return html`<section class="faults" aria-labelledby="faults-title">
<h2 id="faults-title">${counted(faults.length, "file")} could not be read</h2>
<ul>${faults.map(({ file, problem }) => html`<li>${!problem.startsWith(file) && html`<b>${inert(file)}</b> `}${inert(problem)}</li>`)}</ul>
</section>`
}

/** Files that their own front matter holds back, by their names alone. */
export function heldBack(held: readonly HeldFile[]): Markup {
  return html`<section class="faults held" aria-labelledby="held-title">
<h2 id="held-title">${counted(held.length, "file")} held back</h2>
<ul>${held.map((one) => html`<li><b>${inert(one.file)}</b> ${holdInWords(one)}</li>`)}</ul>
</section>`
}
