import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { Page } from "playwright-core"

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** Of what it found only faults are told. */
const OPTIONS = { resultTypes: ["violations"] }
const COLOURS = { ...OPTIONS, runOnly: ["color-contrast"] }

type Violation = { readonly id: string; readonly nodes: readonly { readonly html: string }[] }

/** What axe finds wrong with the page as it is shown now: each rule with two places. `colours` looks at contrast alone. */
export async function axeFinds(page: Page, what: "all" | "colours" = "all"): Promise<readonly string[]> {
  const options = JSON.stringify(what === "all" ? OPTIONS : COLOURS)
  const isThere = await page.evaluate("'axe' in globalThis")
  if (!isThere) await page.evaluate(AXE)
  const { violations } = (await page.evaluate(`axe.run(${options})`)) as { readonly violations: readonly Violation[] }
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).slice(0, 2)}`)
}
