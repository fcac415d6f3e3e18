/** A fresh name for a failure: six letters that are told over the phone without doubt, with no vowels to make words. */
export function newIncident(): string {
  const letters = "bcdfghjkmnpqrstvwxz"
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => letters[byte % letters.length]).join("")
}
