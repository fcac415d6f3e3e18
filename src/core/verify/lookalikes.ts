/** Letters of other scripts that look like Latin ones, as pairs. After Unicode's confusables.txt (UTS #39), the commonest. */
const PAIRS =
  "аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw ӏl ɡg ɑa ıi ѵv ԍg кk тt мm нh вb гr пn " +
  "АA ВB ЕE КK МM НH ОO РP СC ТT ХX ІI ЈJ ЅS УY ҮY ԌG ӀI ԚQ ԜW " +
  "αa οo ρp νv υu ιi κk χx τt γy εe ηn ωw ςs ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX " +
  "ᴏo ᴄc ᴠv ᴡw ᴢz ʏy ꜱs ᎪA ᏴB ᏟC ᎬE ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏚS ᎢT ᏙV ᎳW ᏃZ օo սu հh ոn ցg զq ⅼl ｏo"

const LATIN: ReadonlyMap<string, string> = new Map(
  PAIRS.split(" ").map((pair): [string, string] => {
    const [other = "", latin = ""] = pair
    return [other, latin]
  }),
)

/** The word in Latin letters when every letter that is none looks like one; otherwise the word itself. */
export function looksLatin(word: string): string {
  let read = ""
  for (const letter of word) {
    const latin = LATIN.get(letter)
    if (latin === undefined && /\p{L}/u.test(letter) && !/\p{Script=Latin}/u.test(letter)) return word
    read += latin ?? letter
  }
  return read
}

const ACCENTS = /\p{M}/gu
/** Letters that Unicode does not take apart. */
const STROKES: Readonly<Record<string, string>> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  ħ: "h",
  ı: "i",
  æ: "ae",
  œ: "oe",
  ß: "ss",
}

/** A folded word without its accents. */
export const withoutAccents = (form: string): string =>
  /^[\x20-\x7e]*$/.test(form)
    ? form
    : form
        .normalize("NFD")
        .replace(ACCENTS, "")
        .replace(/[øłđðħıæœß]/g, (letter) => STROKES[letter] ?? letter)

/**
 * What readers by machine take for one another becomes one: "modern" and "modem", "clear" and "dear", "0nly" and "only".
 * Two words of one such key may be one word misread.
 */
export const misreadKey = (form: string): string =>
  withoutAccents(form)
    .replace(/[i1|0-9eh]/g, (read) => READ_AS[read] ?? read)
    .replace(/rn|nn|vv|cl/g, (read) => READ_AS[read] ?? read)

const READ_AS: Readonly<Record<string, string>> = {
  rn: "m",
  nn: "m",
  vv: "w",
  cl: "d",
  i: "l",
  "1": "l",
  "|": "l",
  "0": "o",
  "2": "z",
  "3": "c",
  "4": "a",
  "6": "b",
  "7": "t",
  "9": "g",
  "5": "s",
  "8": "b",
  e: "c",
  h: "b",
}
