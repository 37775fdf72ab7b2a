/** How wishes are sent. */
export interface Wishes<Wish, Outcome> {
  /** Never rejects: a failure is an outcome. */
  send: (wish: Wish) => Promise<Outcome>
  /** Called for the last wish alone; what came of those that were replaced is dropped. */
  settle: (wish: Wish, outcome: Outcome) => void
  isSame: (a: Wish, b: Wish) => boolean
}

/**
 * Sends one wish at a time, so that the shop hears them in the buyer's order. Of those that come meanwhile only the last
 * is sent, and one that is being sent already is not sent twice.
 */
export function lastWishes<Wish, Outcome>({ send, settle, isSame }: Wishes<Wish, Outcome>): (wish: Wish) => void {
  let sending: Wish | null = null
  let waiting: Wish | null = null
  const run = async (first: Wish) => {
    for (let turn: Wish | null = first; turn !== null; turn = waiting) {
      waiting = null
      sending = turn
      const outcome = await send(turn)
      sending = null
      if (waiting === null) {
        settle(turn, outcome)
      }
    }
  }
  return (wish) => {
    if (sending === null) {
      void run(wish)
    } else {
      waiting = isSame(sending, wish) ? null : wish
    }
  }
}
