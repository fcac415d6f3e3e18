import { createPublicKey, verify } from "node:crypto"
import { ageOf, type SignatureCheck } from "../clock.ts"

/**
 * Checks whether Discord signed a request: Ed25519 over the timestamp and the raw body (page interactions/overview).
 * `publicKey`: 64 hexadecimal digits. Headers that are missing or malformed take as long as a wrong signature.
 */
export function signatureCheck(publicKey: string): SignatureCheck {
  const x = Buffer.from(publicKey, "hex").toString("base64url")
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })
  return (headers, body, now) => {
    const timestamp = headers.get("X-Signature-Timestamp") ?? ""
    const signature = headers.get("X-Signature-Ed25519") ?? ""
    const isWellFormed = /^[0-9a-fA-F]{128}$/.test(signature) && /^\d{1,20}$/.test(timestamp)
    const signed = Buffer.concat([Buffer.from(timestamp), body])
    const given = Buffer.from(isWellFormed ? signature : NOBODYS, "hex")
    return verify(null, signed, key, given) && isWellFormed ? ageOf(timestamp, now) : { kind: "forged" }
  }
}

const NOBODYS = "0".repeat(128)
