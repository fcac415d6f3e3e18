import { GIVEN } from "./engine-run.ts"
import { ENGINES, type EngineName } from "./engines.ts"
import { type Measured, percentile, sizeInWords } from "./search-tables.ts"

const WIDTH = 760
const HEIGHT = 440
/** The plane of the curves; names stand to its right. */
const PLANE = { left: 64, right: 590, top: 56, bottom: 380 } as const
/** Names that would touch are moved apart to this, in pixels. */
const LINE_HEIGHT = 17

/** Read in light and dark alike (contrast over 3 : 1 on white and on GitHub's #0d1117). */
const COLOURS: Readonly<Record<EngineName, string>> = {
  pullquote: "#d1453b",
  fts5: "#2f81c7",
  minisearch: "#8a6fd1",
  fuse: "#5b8a3c",
}

type Point = { readonly x: number; readonly y: number }
type Curve = { readonly name: EngineName; readonly p50: readonly Point[]; readonly p99: readonly Point[] }

/** What a query costs against how much is searched, as SVG: both axes logarithmic, the median a line and the slowest hundredth a dashed one. */
export function costPlot(measured: readonly Measured[]): string {
  const sizes = measured.map(({ size }) => size)
  const times = measured.flatMap(({ engines }) =>
    engines.flatMap(({ tries }) => [percentile(tries, 0.5) ?? 1, percentile(tries, 0.99) ?? 1]),
  )
  const x = logarithmic(Math.min(...sizes), Math.max(...sizes), PLANE.left + 20, PLANE.right - 10)
  const [low, high] = [decade(Math.min(...times), Math.floor), decade(Math.max(...times), Math.ceil)]
  const y = logarithmic(low, high, PLANE.bottom, PLANE.top)
  const curves = (Object.keys(ENGINES) as EngineName[]).map((name): Curve => {
    const points = (share: number) =>
      measured.flatMap(({ size, engines }) => {
        const ms = percentile(engines.find((one) => one.name === name)?.tries ?? [], share)
        return ms === null ? [] : [{ x: x(size), y: y(ms) }]
      })
    return { name, p50: points(0.5), p99: points(0.99) }
  })
  const drawn = curves.filter(({ p50 }) => p50.length > 0)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Milliseconds a query against the number of snippets, for ${drawn.map(({ name }) => GIVEN[name].name).join(", ")}">
<style>
  text { font: 13px system-ui, sans-serif; fill: #57606a }
  .grid { stroke: #d0d7de; stroke-width: 1 }
  @media (prefers-color-scheme: dark) { text { fill: #9198a1 } .grid { stroke: #30363d } }
  .name { font-weight: 600 }
</style>
<text x="${PLANE.left}" y="24" class="name">Milliseconds a query, by snippets searched</text>
<text x="${PLANE.left}" y="42">line: median · dashes: the slowest of a hundred · both axes logarithmic</text>
${decades(low, high)
  .map(
    (ms) =>
      `<path class="grid" d="M${PLANE.left} ${pixel(y(ms))}H${PLANE.right}"/>${label(PLANE.left - 8, y(ms) + 4, String(ms), "end")}`,
  )
  .join("\n")}
${sizes.map((size) => label(x(size), PLANE.bottom + 22, sizeInWords(size), "middle")).join("\n")}
${label((PLANE.left + PLANE.right) / 2, PLANE.bottom + 44, "snippets", "middle")}
${drawn.map(curveOf).join("\n")}
${named(drawn).join("\n")}
</svg>
`
}

/** Where a value stands between two pixels. */
function logarithmic(from: number, to: number, first: number, last: number): (value: number) => number {
  const span = Math.log(to) - Math.log(from) || 1
  return (value) => first + ((Math.log(value) - Math.log(from)) / span) * (last - first)
}

const decade = (value: number, round: (power: number) => number): number => 10 ** round(Math.log10(value))
const decades = (low: number, high: number): readonly number[] =>
  Array.from({ length: Math.round(Math.log10(high / low)) + 1 }, (_, i) => Number((low * 10 ** i).toPrecision(1)))

const pixel = (at: number): string => at.toFixed(1)
const label = (x: number, y: number, text: string, anchor: string): string =>
  `<text x="${pixel(x)}" y="${pixel(y)}" text-anchor="${anchor}">${text}</text>`

function curveOf({ name, p50, p99 }: Curve): string {
  const path = (points: readonly Point[]) => `M${points.map(({ x, y }) => `${pixel(x)} ${pixel(y)}`).join("L")}`
  const stroke = `fill="none" stroke="${COLOURS[name]}"`
  const dots = p50.map(({ x, y }) => `<circle cx="${pixel(x)}" cy="${pixel(y)}" r="3.5" fill="${COLOURS[name]}"/>`)
  return `<path d="${path(p50)}" ${stroke} stroke-width="2.5"/><path d="${path(p99)}" ${stroke} stroke-width="1.5" stroke-dasharray="5 4"/>${dots.join("")}`
}

/** Each name beside where its line ends, none on another. */
function named(curves: readonly Curve[]): readonly string[] {
  let lowest = 0
  return curves
    .map(({ name, p50 }) => ({ name, end: p50.at(-1) ?? { x: 0, y: 0 } }))
    .toSorted((a, b) => a.end.y - b.end.y)
    .map(({ name, end }) => {
      const y = Math.max(end.y + 4, lowest + LINE_HEIGHT)
      lowest = y
      return `<text class="name" x="${pixel(end.x + 10)}" y="${pixel(y)}" style="fill:${COLOURS[name]}">${GIVEN[name].name}</text>`
    })
}
