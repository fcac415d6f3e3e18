import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { fill, type Story } from "../support/archive.ts"
import { type FollowingDesk, openFollowingDesk, PLATFORMS } from "../support/following-desk.ts"
import { CRANES, CRANES_EVERYWHERE, carrying } from "../support/variants.ts"

let desk: FollowingDesk
beforeEach(async () => {
  desk = await openFollowingDesk()
  await fill(desk.archive, ...CRANES_EVERYWHERE)
  await desk.post(await desk.ask("/quote cranes offer until:2022-11-12 since:2022-11-04 speaker:erdoğan"))
})
afterEach(async () => {
  const breaches = desk.breaches()
  await desk.close()
  expect(breaches).toEqual([])
})

const ANALYSIS = { title: "What the dockers want", published: "2022-11-11" }
const changedTo = (words: string, title = ANALYSIS.title): Story => carrying("analysis", words, { ...ANALYSIS, title })

describe.each(PLATFORMS)("an answer that lists another article, on %s", (platform) => {
  const text = () => {
    const [message, ...others] = desk.messagesOn(platform)
    expect(others).toEqual([])
    return (message?.text ?? "").replace(/[*~]/g, "")
  }

  test("lists it until it is withdrawn, and says so", async () => {
    expect(text()).toMatch(/Also in: What the dockers want/)
    await desk.archive.articles.remove("analysis", "withdrawn", desk.now())
    await desk.follow()
    expect(text()).toMatch(/Corrected 25 Nov 2026\W+part of this was withdrawn by the publisher/)
    expect(text()).toContain("The cranes stay still until the offer moves – and no ship")
    expect(text()).toContain("Withdrawn by the publisher: What the dockers want.")
    expect(text()).not.toContain("Also in")
  })

  test("names it no more when it is withheld", async () => {
    await desk.archive.articles.remove("analysis", "withheld", desk.now())
    await desk.follow()
    expect(text()).toContain("Withheld by the publisher.")
    expect(text()).toContain("The cranes stay still until the offer moves – and no ship")
    expect(text()).not.toContain("What the dockers want")
  })

  test("says what its words were and are, when they change there", async () => {
    await desk.change(changedTo("The cranes stay still until the union moves"))
    await desk.follow()
    expect(text()).toMatch(/What the dockers want: Was: .*until the offer moves.* Now: .*until the union moves/)
    expect(text()).not.toContain("Also in")
    await desk.change(changedTo("The cranes stay still until the offer moves"))
    await desk.follow()
    expect(text()).toMatch(/changed back[\s\S]*Also in: What the dockers want/)
  })

  test("lists it by its new title", async () => {
    await desk.change(changedTo("The cranes stay still until the offer moves", "What dockers wanted"))
    await desk.follow()
    expect(text()).toMatch(/Also in: What dockers wanted[\s\S]*Was: .*What the dockers want.* Now: What dockers wanted/)
  })

  test("says who is said to have said it there, when the desk corrects that", async () => {
    const [quote] = await desk.archive.snippets.list({ kind: "quote", article: "analysis" }, 1)
    await desk.archive.speakerCorrections.set(quote?.id ?? "", { kind: "not-named", speaker: null }, desk.now())
    await desk.follow()
    expect(text()).toMatch(
      /What the dockers want: .*Speaker corrected\..* Was: .*Anna Erdoğan.*Now: — speaker not identified/,
    )
  })

  test("keeps to the others when its own words change", async () => {
    await desk.change(
      carrying("talks", CRANES.replace("before the spring", "before the summer"), {
        title: "Talks in Hull end in an hour",
        published: "2022-11-04",
      }),
    )
    await desk.follow()
    expect(text()).toMatch(/Now:[\s\S]*before the summer[\s\S]*Unchanged in: What the dockers want/)
  })

  test("says no word of it any more when its own article is withheld", async () => {
    await desk.archive.articles.remove("talks", "withheld", desk.now())
    await desk.follow()
    expect(text()).toMatch(/Withheld by the publisher, 25 Nov 2026/)
    expect(text()).not.toMatch(/cranes|dockers|Hull/)
  })
})
