/** What people say before a command: "please quote drones", "hey, could you find …". */
export const GREETING =
  /^(?:(?:please|hey|hi|hello|ok|okay|(?:can|could|would|will)\s(?:you|we|anyone|anybody|somebody|someone)|i\s(?:need|want)\sto)[,!.]?\s+)+/i

/** "who said the ferry stops": the words are looked for, not a person called so. */
export const SAID = /^\s+(?:said|says|say|told|claimed|wrote)\b/i

/** "find [me the quote about] cranes": what is looked for begins behind it. */
const OBJECT =
  /^\s(?:(?:me|us|the|a|an|any|some|all|that)\s){0,3}(?:quotes?|quotations?|statements?|(?<fact>facts?))\s(?:about|on|of|for|from|by|where)\s+(?=\S)/i

/** "who [is quoted about] drones": the quotes are looked for, since no name is given. */
const QUOTED =
  /^\s(?:(?:is|was|are|were|has\sbeen|have\sbeen)\s)?(?:(?:quoted|cited)\s(?:about|on|as\ssaying|saying)|(?:speaks?|spoke|talks?|talked|commented)\s(?:about|on))\s+(?=\S)/i

/** What a sentence asks for, and how much of it says so; null where its first word, `named`, says it all. */
export function askedInWords(
  named: string,
  rest: string,
): { readonly command: string; readonly length: number } | null {
  const found = (named === "who" ? QUOTED : named === "quote" ? OBJECT : null)?.exec(rest)
  return found ? { command: found.groups?.fact === undefined ? "quote" : "fact", length: found[0].length } : null
}
