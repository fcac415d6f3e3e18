import { folded } from "../text/fold.ts"

/**
 * What people call places beside the names that the lists of cities and countries have: the listed name, then the others.
 * Former names and abbreviations of general knowledge.
 */
const OTHER_NAMES = `
United Kingdom: UK, U.K., Great Britain, Britain, England, Scotland, Wales, Northern Ireland
United States: USA, US, U.S.A., America, United States of America, the States
United Arab Emirates: UAE, Emirates
Netherlands: Holland
Czechia: Czech Republic
Türkiye: Turkey
South Korea: Korea, Republic of Korea
North Korea: DPRK
Myanmar: Burma
Ivory Coast: Côte d'Ivoire
Eswatini: Swaziland
North Macedonia: Macedonia
DR Congo: Congo, Democratic Republic of the Congo, DRC, Congo Kinshasa
Timor Leste: East Timor
Palestinian Territory: Palestine, West Bank
New York: New York City, NYC, N.Y.
Los Angeles: LA, L.A.
San Francisco: SF, Bay Area
Washington, D.C.: DC, D.C., Washington DC
Mumbai: Bombay
Kolkata: Calcutta
Chennai: Madras
Bengaluru: Bangalore
Beijing: Peking
Guangzhou: Canton
Ho Chi Minh City: Saigon
Rangoon: Yangon
Kyiv: Kiev
Kharkiv: Kharkov
Lviv: Lvov, Lemberg
Odesa: Odessa
St. Petersburg: Saint Petersburg, Leningrad, Petrograd
Istanbul: Constantinople
Astana: Nur-Sultan
Munich: München
Cologne: Köln
Vienna: Wien
Geneva: Genève, Genf
Rome: Roma
Milan: Milano
Florence: Firenze
Venice: Venezia
Naples: Napoli
Turin: Torino
Lisbon: Lisboa
Seville: Sevilla
Prague: Praha
Warsaw: Warszawa
Moscow: Moskva
Bucharest: București
Belgrade: Beograd
Athens: Athina
Copenhagen: København
Gothenburg: Göteborg
Brussels: Bruxelles, Brüssel
Antwerp: Antwerpen
The Hague: Den Haag
Mexico City: Ciudad de México, CDMX
Rio de Janeiro: Rio
Tel Aviv-Yafo: Tel Aviv
Makkah: Mecca
Dhaka: Dacca
`

const ALSO_CALLED: ReadonlyMap<string, string> = new Map(
  OTHER_NAMES.trim()
    .split("\n")
    .flatMap((line) => {
      const [listed = "", others = ""] = line.split(": ")
      return others.split(", ").map((other) => [folded(other), folded(listed)] as const)
    }),
)

/** The name under which the lists know a place, folded; null for one that they know as it is. */
export const alsoCalled = (label: string): string | null => ALSO_CALLED.get(label) ?? null
