/** What stands for a secret where text is shown. */
const HIDDEN = "…"

/**
 * Texts that are secrets by their form. Slack's tokens begin with xox?- or xapp-; Discord's are three parts, the first of which
 * is an id's digits in Base64 and so begins with M, N or O; JSON web tokens and what follows "Bearer"; the user name and password
 * of an address, which may be misspelt.
 */
const FORMS: readonly RegExp[] = [
  /\bx(?:ox[a-z]|app)-[\w-]+/gi,
  /\b[MNO][A-Za-z\d_-]{17,40}\.[\w-]{4,20}\.[\w-]{18,}/g,
  /\beyJ[\w-]{8,400}\.[\w-]{1,2000}\.[\w-]+/g,
  /(?<=\bBearer )[\w.~+/=-]{8,}/gi,
  /(?<=\/\/)[^\s/"'@?#]{1,300}(?=@)/g,
  /[^\s/"'@:(]{1,100}:[^\s/"'@]{1,200}(?=@[\w.-])/g,
]

/** A long word of letters and digits that belongs to no path and no host name: a key, a signing secret. */
const KEY = /(?<![\w/\\.-])(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{24,}(?![\w/\\.-])/i

/** Whether a text looks like a token or a key, or holds an address with a password. Words of the `known` secrets count, too. */
export const looksSecret = (text: string, known: readonly string[] = []): boolean =>
  KEY.test(text) || withoutSecrets(text, known) !== text

/** The text with everything hidden that has the form of a secret, and with the `known` ones hidden whatever their form is. */
export function withoutSecrets(text: string, known: readonly string[] = []): string {
  const rest = known
    .filter((secret) => secret.length >= SHORTEST)
    .reduce((all, one) => all.replaceAll(one, HIDDEN), text)
  return FORMS.reduce((all, form) => all.replace(form, HIDDEN), rest)
}

/** A shorter one is no secret, and would be found everywhere. */
const SHORTEST = 6
