/** How long the writing thread waits before it tries again whether it can write, in ms. */
const RETRY_MS = 5_000

type Attempts = {
  /** Hears what keeps from writing now, once; null: nothing does any more. */
  readonly onChange: (trouble: string | null) => void
  /** Writes something; false or a rejection: it still cannot. */
  readonly attempt: () => Promise<boolean>
  /** False ends the attempts. */
  readonly pause: (ms: number) => Promise<boolean>
}

/**
 * What keeps from writing: the next work that comes through ends it, and where nothing is left to write an attempt every few
 * seconds, so that a disk that has room again is not called full for hours.
 */
export function openWriteTroubles({ onChange, attempt, pause }: Attempts) {
  let told: string | null = null
  let isTrying = false

  function tell(trouble: string | null): void {
    if (trouble === told) return
    told = trouble
    onChange(trouble)
    if (trouble !== null && !isTrying) void attempts()
  }

  async function attempts(): Promise<void> {
    isTrying = true
    while (told !== null && (await pause(RETRY_MS)))
      if (told !== null && (await attempt().catch(() => false))) tell(null)
    isTrying = false
  }

  return { tell, ended: () => tell(null) }
}
