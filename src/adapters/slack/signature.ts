import { createHmac, timingSafeEqual } from "node:crypto"
import { ageOf, type SignatureCheck } from "../clock.ts"

/**
 * Checks whether Slack signed these very bytes (authentication/verifying-requests-from-slack). Takes the same time wherever
 * they differ.
 */
export function signatureCheck(secret: string): SignatureCheck {
  return (headers, body, now) => {
    const timestamp = headers.get("x-slack-request-timestamp") ?? ""
    const signature = headers.get("x-slack-signature") ?? ""
    if (!/^\d{1,12}$/.test(timestamp) || !/^v0=[0-9a-f]{64}$/.test(signature)) return { kind: "forged" }
    const expected = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest()
    const isSigned = timingSafeEqual(Buffer.from(signature.slice(3), "hex"), expected)
    return isSigned ? ageOf(timestamp, now) : { kind: "forged" }
  }
}
