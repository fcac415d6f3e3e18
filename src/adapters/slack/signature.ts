import { createHmac, timingSafeEqual } from "node:crypto"

/** Older or further ahead than this is refused (authentication/verifying-requests-from-slack). */
const SKEW_S = 5 * 60

/** Checks whether Slack signed these very bytes within the last five minutes. Takes the same time wherever they differ. */
export function signatureCheck(secret: string): (headers: Headers, body: Uint8Array, now: Date) => boolean {
  return (headers, body, now) => {
    const timestamp = headers.get("x-slack-request-timestamp") ?? ""
    const signature = headers.get("x-slack-signature") ?? ""
    if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > SKEW_S) return false
    if (!/^v0=[0-9a-f]{64}$/.test(signature)) return false
    const expected = createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest()
    return timingSafeEqual(Buffer.from(signature.slice(3), "hex"), expected)
  }
}
