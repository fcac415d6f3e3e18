import { rawTimeZones } from "@vvo/tzdb"
import { cityMapping } from "city-timezones"
import { mostLike } from "../text/alike.ts"
import { folded } from "../text/fold.ts"
import { alsoCalled } from "./place-names.ts"
import { offsetAt } from "./schedule.ts"
import { zoneNamed } from "./zone-search.ts"

/**
 * What somebody means by a place: its zone with the place's whole name, several to choose from, or nothing known, with
 * places that are spelled alike.
 */
export type PlaceMeant =
  | { readonly kind: "one"; readonly place: ZonePlace }
  | { readonly kind: "several"; readonly places: readonly ZonePlace[] }
  | { readonly kind: "none"; readonly near: readonly ZonePlace[] }

/** A place and whose clock it has: "Mumbai, Maharashtra, India", "Asia/Kolkata". `people` live there, as far as its cities tell. */
export type ZonePlace = { readonly name: string; readonly zone: string; readonly people: number }

/** A city is taken without asking when it is so much larger than its namesakes with another clock. */
const MUCH_LARGER = 10
/** Choices that people can take in at a glance; a message has room for five buttons in a row. */
const MOST_CHOICES = 5
const COUNTRY_NAMES = new Intl.DisplayNames("en", { type: "region" })
/** Of places that are spelled nearly as typed, the small ones are hardly meant. */
const SMALLEST_NEAR = 100_000

/** What people call a place, folded → the places of that name. Made when this module is first loaded: it takes 100 ms and 20 MB. */
const byLabel = readPlaces()

/** Whose clock a city, region, country or spoken zone has: "Mumbai", "Portland, Maine", "Germany", "Eastern Time". Winter and summer of `year` tell clocks apart. */
export function placeMeant(typed: string, year: number): PlaceMeant {
  const label = labelOf(typed)
  const exact = byLabel.get(label) ?? byLabel.get(alsoCalled(label) ?? "") ?? qualified(typed)
  if (exact.length === 0) return { kind: "none", near: placesNear(label) }
  const clocks = new Map<string, ZonePlace>()
  for (const place of exact.toSorted((a, b) => b.people - a.people)) {
    const clock = clockOf(place.zone, year)
    if (!clocks.has(clock)) clocks.set(clock, place)
  }
  const [largest, second, ...others] = clocks.values()
  if (!largest) return { kind: "none", near: [] }
  if (!second || largest.people >= MUCH_LARGER * second.people) return { kind: "one", place: largest }
  return { kind: "several", places: [largest, second, ...others].slice(0, MOST_CHOICES) }
}

/** "Portland, Maine", "London Ontario", "Birmingham (UK)": a city of that name where the rest names its region or country. */
function qualified(typed: string): readonly ZonePlace[] {
  const words = labelOf(typed).split(" ")
  for (let length = words.length - 1; length > 0; length--) {
    const city = words.slice(0, length).join(" ")
    const rest = words.slice(length).join(" ")
    const where = [rest, alsoCalled(rest) ?? rest].map((name) => ` ${name} `)
    const places = byLabel.get(city) ?? byLabel.get(alsoCalled(city) ?? "") ?? []
    const there = places.filter(({ name }) => where.some((part) => ` ${labelOf(name)} `.includes(part, city.length)))
    if (there.length > 0) return there
  }
  return []
}

function placesNear(label: string): readonly ZonePlace[] {
  if (label === "") return []
  const large = [...byLabel].flatMap(([label, [place]]) =>
    place && place.people >= SMALLEST_NEAR ? [{ label, place }] : [],
  )
  const near = mostLike(large, (known) => known.label, label, MOST_CHOICES).map(({ place }) => place)
  return [...new Map(near.map((place) => [place.zone, place])).values()]
}

/** Zones whose clocks are the same in winter and in summer are one to whoever schedules something. */
function clockOf(zone: string, year: number): string {
  return [0, 3, 6, 9].map((month) => offsetAt(zone, Date.UTC(year, month, 15))).join()
}

function labelOf(words: string): string {
  return folded(words.replace(/\b(?:standard|daylight|summer) (?=time\b)|^(?:the|time in) /gi, ""))
}

type Labelled = Map<string, ZonePlace[]>

function keep(places: Labelled, label: string, place: ZonePlace): void {
  const known = places.get(labelOf(label))
  if (known) known.push(place)
  else places.set(labelOf(label), [place])
}

/**
 * A region and a spoken zone weigh what their cities do. Of a country with several zones none weighs much
 * more, since people are asked; the larger ones come first.
 */
function readPlaces(): Labelled {
  const places: Labelled = new Map()
  const peopleIn = new Map<string, number>()
  const regions = new Map<string, ZonePlace>()
  for (const { city, city_ascii: plain, province, country, pop, timezone } of cityMapping) {
    const zone = timezone ? zoneNamed(timezone) : null
    if (zone === null) continue
    const region = province ? `${province}, ${country}` : country
    const place = { name: province === city ? `${city}, ${country}` : `${city}, ${region}`, zone, people: pop }
    for (const label of new Set([city, plain, city.split(",")[0] ?? city])) keep(places, label, place)
    peopleIn.set(zone, (peopleIn.get(zone) ?? 0) + pop)
    const people = pop + (regions.get(`${region} ${zone}`)?.people ?? 0)
    if (province) regions.set(`${region} ${zone}`, { name: region, zone, people })
  }
  for (const region of regions.values()) keep(places, region.name.split(", ")[0] ?? region.name, region)
  for (const zones of Map.groupBy(rawTimeZones, ({ countryCode }) => countryCode).values()) {
    const weighed = zones.flatMap((raw) => {
      const zone = zoneNamed(raw.name)
      return zone === null ? [] : [{ raw, zone, people: peopleIn.get(zone) ?? 0 }]
    })
    const all = weighed.reduce((sum, { people }) => sum + people, 0)
    for (const { raw, zone, people } of weighed) {
      const { countryName, countryCode, alternativeName, mainCities } = raw
      const name = `${mainCities[0] ?? countryName}, ${countryName}`
      const country = { name: weighed.length === 1 ? countryName : name, zone, people: all + people / 1_000 }
      for (const label of new Set([countryName, COUNTRY_NAMES.of(countryCode) ?? countryName]))
        keep(places, label, country)
      const spoken = { name: `${alternativeName} (${name})`, zone, people }
      for (const label of [alternativeName, alternativeName.replace(/ Time$/, "")]) keep(places, label, spoken)
      for (const city of mainCities)
        if (!places.has(labelOf(city))) keep(places, city, { name: `${city}, ${countryName}`, zone, people })
    }
  }
  return places
}
