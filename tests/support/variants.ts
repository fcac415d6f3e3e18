import type { Story } from "./archive.ts"

/** What the union's negotiator says, whole. */
export const CRANES =
  "The cranes stay still until the offer moves, and no ship, large or small, leaves this harbour before the spring"

/** An article in which somebody says the words, as its own writers set them. */
export const carrying = (
  slug: string,
  words: string,
  head: Pick<Story, "title"> & Partial<Pick<Story, "published" | "byline">>,
  by = "Anna Erdoğan",
): Story => ({
  slug,
  ...head,
  paragraphs: [
    `Talks about pay in ${head.title.split(" ").at(-1)} have ended without a result.`,
    `“${words},” said ${by}, who speaks for the dockers of Hull.`,
    "The owners of the port did not want to comment.",
  ],
  cast: [{ name: by }],
  said: [{ by, words: [`${words},`] }],
})

/** One quotation in five articles: whole, set otherwise, shortened, and in one without a date. */
export const CRANES_EVERYWHERE: readonly Story[] = [
  carrying("first-report", CRANES, {
    title: "Dockers walk out at Hull harbour",
    published: "2022-11-03",
    byline: "Ines Ferreira",
  }),
  carrying("talks", CRANES.replaceAll(",", " –"), { title: "Talks in Hull end in an hour", published: "2022-11-04" }),
  carrying("analysis", "The cranes stay still until the offer moves", {
    title: "What the dockers want",
    published: "2022-11-11",
  }),
  carrying(
    "review",
    "The cranes stay still until the offer moves … and no ship … leaves this harbour before the spring",
    {
      title: "The year in ten quotes",
      published: "2022-12-30",
    },
  ),
  carrying("folder", CRANES, { title: "From the reporter’s folder" }),
]

/** Other people's words of the same matter. */
export const CRANES_OTHERWISE: readonly Story[] = [
  carrying("mayor", CRANES, { title: "Mayor sides with the dockers", published: "2022-11-05" }, "Nick Price"),
  carrying("later", CRANES.replace("no ship", "one ship"), {
    title: "Dockers let one ship go",
    published: "2022-11-20",
  }),
]
