/** Whoever waits for a turn of the event loop, in the order of asking. */
const waiting: (() => void)[] = []

function giveNext(): void {
  waiting.shift()?.()
  if (waiting.length > 0) setImmediate(giveNext)
}

/**
 * Lets everything else go first: what arrived is received, and one of those who wait goes on. Whoever has a few
 * milliseconds of work takes a turn for each, so that twenty who ask at once keep nobody from being answered.
 */
export const turn = (): Promise<void> =>
  new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) setImmediate(giveNext)
  })
