/** A Markdown table that is also read with ease in a terminal: the first column to the left, figures to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`
  const cell = (row: readonly string[], width: number, column: number) =>
    column === 0 ? (row[0] ?? "").padEnd(width) : (row[column] ?? "").padStart(width)
  const drawn = all.map((row) => line(widths.map((width, column) => cell(row, width, column))))
  const rule = line(widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)))
  return [drawn[0], rule, ...drawn.slice(1)].join("\n")
}

/** What a cell says where there is nothing to measure. */
export const NOTHING = "–"

/** A share from 0 to 1 as per cent with one decimal: "95.4". */
export const percent = (share: number | null | undefined): string =>
  share == null ? NOTHING : (100 * share).toFixed(1)
