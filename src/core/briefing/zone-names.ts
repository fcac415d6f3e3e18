/**
 * Time zones that were renamed or go by other names: the current name, then the others, all of which Intl takes.
 * From the IANA database's file `backward` (https://data.iana.org/time-zones/tzdb/backward, public domain; names of 2025b),
 * without abbreviations ("EST"). "GMT" and its like are read as UTC: the clocks are the same the whole year.
 */
const RENAMED = `
UTC Etc/UTC UCT Etc/UCT Universal Etc/Universal Zulu Etc/Zulu GMT Etc/GMT GMT0 Etc/GMT0 Greenwich Etc/Greenwich
Africa/Asmara Africa/Asmera
Africa/Bamako Africa/Timbuktu
Africa/Cairo Egypt
Africa/Tripoli Libya
America/Adak US/Aleutian America/Atka
America/Anchorage US/Alaska
America/Argentina/Buenos_Aires America/Buenos_Aires
America/Argentina/Catamarca America/Catamarca America/Argentina/ComodRivadavia
America/Argentina/Cordoba America/Cordoba America/Rosario
America/Argentina/Jujuy America/Jujuy
America/Argentina/Mendoza America/Mendoza
America/Atikokan America/Coral_Harbour
America/Chicago US/Central
America/Denver US/Mountain America/Shiprock Navajo
America/Detroit US/Michigan
America/Edmonton Canada/Mountain America/Yellowknife
America/Halifax Canada/Atlantic
America/Havana Cuba
America/Indiana/Indianapolis America/Indianapolis America/Fort_Wayne US/East-Indiana
America/Indiana/Knox America/Knox_IN US/Indiana-Starke
America/Iqaluit America/Pangnirtung
America/Jamaica Jamaica
America/Kentucky/Louisville America/Louisville
America/Los_Angeles US/Pacific
America/Manaus Brazil/West
America/Mazatlan Mexico/BajaSur
America/Mexico_City Mexico/General
America/New_York US/Eastern
America/Noronha Brazil/DeNoronha
America/Nuuk America/Godthab
America/Phoenix US/Arizona
America/Regina Canada/Saskatchewan
America/Rio_Branco Brazil/Acre America/Porto_Acre
America/Santiago Chile/Continental
America/Sao_Paulo Brazil/East
America/St_Johns Canada/Newfoundland
America/St_Thomas America/Virgin
America/Tijuana Mexico/BajaNorte America/Ensenada America/Santa_Isabel
America/Toronto Canada/Eastern America/Montreal America/Nipigon America/Thunder_Bay
America/Vancouver Canada/Pacific
America/Whitehorse Canada/Yukon
America/Winnipeg Canada/Central America/Rainy_River
Arctic/Longyearbyen Atlantic/Jan_Mayen
Asia/Ashgabat Asia/Ashkhabad
Asia/Dhaka Asia/Dacca
Asia/Ho_Chi_Minh Asia/Saigon
Asia/Hong_Kong Hongkong
Asia/Jerusalem Israel Asia/Tel_Aviv
Asia/Kathmandu Asia/Katmandu
Asia/Kolkata Asia/Calcutta
Asia/Macau Asia/Macao
Asia/Makassar Asia/Ujung_Pandang
Asia/Nicosia Europe/Nicosia
Asia/Seoul ROK
Asia/Shanghai PRC Asia/Chongqing Asia/Chungking Asia/Harbin
Asia/Singapore Singapore
Asia/Taipei ROC
Asia/Tehran Iran
Asia/Thimphu Asia/Thimbu
Asia/Tokyo Japan
Asia/Ulaanbaatar Asia/Ulan_Bator Asia/Choibalsan
Asia/Urumqi Asia/Kashgar
Asia/Yangon Asia/Rangoon
Atlantic/Faroe Atlantic/Faeroe
Atlantic/Reykjavik Iceland
Australia/Adelaide Australia/South
Australia/Brisbane Australia/Queensland
Australia/Broken_Hill Australia/Yancowinna
Australia/Darwin Australia/North
Australia/Hobart Australia/Tasmania Australia/Currie
Australia/Lord_Howe Australia/LHI
Australia/Melbourne Australia/Victoria
Australia/Perth Australia/West
Australia/Sydney Australia/ACT Australia/Canberra Australia/NSW
Europe/Chisinau Europe/Tiraspol
Europe/Dublin Eire
Europe/Istanbul Turkey Asia/Istanbul
Europe/Kyiv Europe/Kiev Europe/Uzhgorod Europe/Zaporozhye
Europe/Lisbon Portugal
Europe/London GB GB-Eire Europe/Belfast
Europe/Moscow W-SU
Europe/Warsaw Poland
Pacific/Auckland NZ Antarctica/South_Pole
Pacific/Chatham NZ-CHAT
Pacific/Chuuk Pacific/Truk Pacific/Yap
Pacific/Easter Chile/EasterIsland
Pacific/Honolulu US/Hawaii Pacific/Johnston
Pacific/Kanton Pacific/Enderbury
Pacific/Kwajalein Kwajalein
Pacific/Pago_Pago US/Samoa Pacific/Samoa
Pacific/Pohnpei Pacific/Ponape
`

/** Other name → current name. */
export const CURRENT: ReadonlyMap<string, string> = new Map(
  RENAMED.trim()
    .split("\n")
    .flatMap((line) => {
      const [current = "", ...others] = line.split(" ")
      return others.map((other) => [other, current] as const)
    }),
)

/** Offered before anything is typed: UTC, then large cities from west to east. As many as Discord shows at once. */
export const FIRST: readonly string[] = `
UTC America/Los_Angeles America/Denver America/Chicago America/New_York America/Sao_Paulo Europe/London Europe/Paris
Europe/Berlin Africa/Lagos Africa/Johannesburg Africa/Cairo Europe/Kyiv Europe/Istanbul Africa/Nairobi Asia/Dubai
Asia/Karachi Asia/Kolkata Asia/Dhaka Asia/Jakarta Asia/Shanghai Asia/Hong_Kong Asia/Tokyo Australia/Sydney Pacific/Auckland
`
  .trim()
  .split(/\s/)
