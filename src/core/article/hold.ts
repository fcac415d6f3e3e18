import type { ArticleFault } from "./problem.ts"

/** Why a file gives no article, by its own front matter. Nothing in it is a word of the file. */
export type Hold = {
  readonly state: "embargoed" | "withheld" | "killed"
  /** When it lifts by itself; null: not before the file is changed. */
  readonly until: Date | null
  /** What is wrong with what holds it back; null: nothing. */
  readonly fault: ArticleFault | null
}

export const isHeld = ({ until }: Hold, now: Date): boolean => until === null || now < until

/** "embargoed until 2026-12-01 06:00 UTC"; "withheld". */
export function holdInWords({
  state,
  until,
}: {
  readonly state: Hold["state"]
  readonly until: Date | string | null
}): string {
  if (state !== "embargoed") return state
  if (until === null) return "embargoed until its front matter is fixed"
  const [day, time = ""] = new Date(until).toISOString().split("T")
  return `embargoed until ${day} ${time.slice(0, time.startsWith(":00", 5) ? 5 : 8)} UTC`
}
