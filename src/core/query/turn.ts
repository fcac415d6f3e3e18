/** Whoever waits for a turn of the event loop, in the order of asking: who has begun already, and who has not. */
const begun: (() => void)[] = []
const newcomers: (() => void)[] = []

/**
 * So many turns of those who have begun come to one of a newcomer. Nearly every answer takes fewer, so that of twenty who ask
 * at once each is answered before the next begins; behind one who takes hundreds nobody waits for long.
 */
const NEWCOMER_EACH = 10
let given = 0

function giveNext(): void {
  const isNewcomers = begun.length === 0 || (newcomers.length > 0 && ++given % NEWCOMER_EACH === 0)
  const goOn = (isNewcomers ? newcomers : begun).shift()
  goOn?.()
  if (begun.length + newcomers.length > 0) setImmediate(giveNext)
}

const waitIn = (queue: (() => void)[]): Promise<void> =>
  new Promise((resolve) => {
    queue.push(resolve)
    if (begun.length + newcomers.length === 1) setImmediate(giveNext)
  })

/**
 * Lets everything else go first: what arrived is received, and one of those who wait goes on. Whoever has a few
 * milliseconds of work takes a turn for each, so that twenty who ask at once keep nobody from being answered.
 */
export const turn = (): Promise<void> => waitIn(begun)

/** The first turn of an answer: mostly those go first whose answer has begun. */
export const firstTurn = (): Promise<void> => waitIn(newcomers)

/** Takes a turn whenever so much work has been done since the last one, as its caller counts it. */
export function turnEvery(most: number): (done: number) => Promise<void> {
  let since = 0
  return async (done) => {
    since += done
    if (since < most) return
    since = 0
    await turn()
  }
}
