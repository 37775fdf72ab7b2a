/**
 * Guessing codes is slowed: each try that does not work counts for the session, for the network address and for the cart. The counts are
 * kept in Medusa's caching module, where the shop has one, else in its cache module; they are gone when it is emptied.
 */
import type { ICacheService, ICachingModuleService, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { sha256 } from "../../shared/digest"
import { z } from "../../shared/schema"
import { networkOf } from "./friends/networks"

/** Who tries a code; null where it is not known. `customer_id` of the session. */
export type Guesser = { cart_id: string | null; customer_id: string | null; network_address: string | null }

const WINDOW_MS = 15 * 60_000

/** Tries in a window that do not work. Behind one address there may be an office. */
export const MOST_GUESSES = { cart: 10, session: 10, address: 30 } as const

type Kind = keyof typeof MOST_GUESSES

type Counter = { kind: Kind; key: string }

const countersOf = ({ cart_id, customer_id, network_address }: Guesser): Counter[] => {
  const known: Record<Kind, string | null> = { cart: cart_id, session: customer_id, address: networkOf(network_address) }
  return (Object.keys(MOST_GUESSES) as Kind[]).flatMap((kind) => {
    const value = known[kind]
    return value === null ? [] : [{ kind, key: `b2b-referral-guesses:${kind}:${sha256(value)}` }]
  })
}

const counted = z.object({ count: z.number(), until: z.number() })

type Count = z.infer<typeof counted>

/** The two modules of Medusa that cache, in one form. */
const cacheOf = (container: MedusaContainer) => {
  const caching = container.resolve<ICachingModuleService | undefined>(Modules.CACHING, { allowUnregistered: true })
  const cache = caching ? undefined : container.resolve<ICacheService | undefined>(Modules.CACHE, { allowUnregistered: true })
  return {
    read: async (key: string, at: Date): Promise<Count> => {
      const found = counted.safeParse(caching ? await caching.get({ key }) : await cache?.get(key))
      return found.success && found.data.until > at.getTime() ? found.data : { count: 0, until: at.getTime() + WINDOW_MS }
    },
    write: async (key: string, data: Count, at: Date): Promise<void> => {
      const ttl = Math.max(1, Math.ceil((data.until - at.getTime()) / 1000))
      await (caching ? caching.set({ key, data, ttl }) : cache?.set(key, data, ttl))
    },
  }
}

/** Neither module counts by itself: in one process tries are counted one after another, so that many at once are as many. */
let last: Promise<unknown> = Promise.resolve()

const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
  const done = last.then(work)
  last = done.catch(() => undefined)
  return done
}

/**
 * Counts a try before it is made.
 *
 * @returns null where it may be made, else in how many seconds the next one may
 */
export const takeGuess = (container: MedusaContainer, guesser: Guesser, at: Date): Promise<number | null> =>
  oneByOne(async () => {
    const cache = cacheOf(container)
    const counts = await Promise.all(countersOf(guesser).map(async (counter) => ({ ...counter, ...(await cache.read(counter.key, at)) })))
    const full = counts.filter(({ kind, count }) => count >= MOST_GUESSES[kind])
    if (full.length) {
      return Math.max(...full.map(({ until }) => Math.ceil((until - at.getTime()) / 1000)))
    }
    await Promise.all(counts.map(({ key, count, until }) => cache.write(key, { count: count + 1, until }, at)))
    return null
  })

/** Forgets a try: the code works. */
export const giveGuessBack = (container: MedusaContainer, guesser: Guesser, at: Date): Promise<void> =>
  oneByOne(async () => {
    const cache = cacheOf(container)
    for (const { key } of countersOf(guesser)) {
      const { count, until } = await cache.read(key, at)
      await cache.write(key, { count: Math.max(0, count - 1), until }, at)
    }
  })
