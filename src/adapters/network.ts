/** Whether a request that failed certainly never left this machine: no connection was made. */
export function wasNeverSent(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return [error, cause].some((one) => one instanceof Error && "code" in one && NO_CONNECTION.has(String(one.code)))
}

/** Error codes of Node and of its fetch. ETIMEDOUT and ECONNRESET are not among them: they also end a request under way. */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
])
