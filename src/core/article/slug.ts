/** The longest slug, in characters; it has to fit into buttons and addresses. */
export const LONGEST_SLUG = 80

/** Letters that no accent makes: they do not decompose. */
const FOLDED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
}

/** "Élan vital.md" → "elan-vital-md": lower-case letters, digits and hyphens; "" when nothing of the name is left. */
export function slugFrom(name: string): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[ßæœøłđðþı]/g, (letter) => FOLDED[letter] ?? "")
    .replaceAll(/\p{M}/gu, "")
  return plain.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "")
}
