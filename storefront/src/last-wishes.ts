/** How wishes are sent. */
export interface Wishes<Wish, Outcome> {
  /** Never rejects: a failure is an outcome. */
  send: (wish: Wish) => Promise<Outcome>
  /** Called for the last wish of its key alone; what came of those that were replaced is dropped. */
  settle: (wish: Wish, outcome: Outcome) => void
  isSame: (a: Wish, b: Wish) => boolean
  /** What a wish is about: one about something else replaces nothing, and waits in line. Unless given, all are about the same. */
  keyOf?: (wish: Wish) => string
}

/**
 * Sends one wish at a time, so that the shop hears them in the buyer's order. Of those that come meanwhile only the last
 * of each key is sent, and one that is being sent already is not sent twice.
 */
export function lastWishes<Wish, Outcome>({ send, settle, isSame, keyOf = () => "" }: Wishes<Wish, Outcome>): (wish: Wish) => void {
  let running = false
  let sending: Wish | null = null
  const waiting = new Map<string, Wish>()
  const run = async (first: Wish) => {
    running = true
    for (let turn: Wish | null = first; turn !== null; turn = takeFirst(waiting)) {
      sending = turn
      const outcome = await send(turn)
      sending = null
      if (!waiting.has(keyOf(turn))) {
        settle(turn, outcome)
      }
    }
    running = false
  }
  return (wish) => {
    const key = keyOf(wish)
    if (!running) {
      void run(wish)
    } else if (sending !== null && isSame(sending, wish)) {
      waiting.delete(key)
    } else {
      waiting.set(key, wish)
    }
  }
}

function takeFirst<Wish>(waiting: Map<string, Wish>): Wish | null {
  for (const [key, wish] of waiting) {
    waiting.delete(key)
    return wish
  }
  return null
}
