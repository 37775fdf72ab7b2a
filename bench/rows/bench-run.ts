import type { StatementCounter, Rounds } from "../measure/interleave"
import type { Catalogue } from "../seed/catalogue"
import { openSession, startShop, WITH_PLUGIN, WITHOUT_PLUGIN, type Session, type Shop } from "../shop/shop-process"

/** What every measure is given. */
export type BenchRun = {
  counter: StatementCounter
  /** At least these; measures of a few milliseconds take more. */
  rounds: Rounds
  /** Smaller data, for a first look: its results are not kept. */
  isQuick: boolean
}

/** The buyer of the catalogue, logged in at one of its shops. */
export const logIn = async (shop: Shop, { email, publishable_key }: Catalogue): Promise<Session> => {
  const stranger = openSession(shop, {})
  const { body } = await stranger<{ token: string }>("POST", "/auth/customer/emailpass", { email, password: "a long password" })
  return openSession(shop, { authorization: `Bearer ${body.token}`, "x-publishable-api-key": publishable_key })
}

/** The context in which Medusa asks for prices on a product route, for the catalogue's buyer. */
export const contextOfBuyer = ({ region_id, currency_code, customer_id, group_id }: Catalogue): Record<string, unknown> => ({
  region_id,
  currency_code,
  customer_id,
  customer: { groups: [{ id: group_id }] },
})

/** Fails the run when an answer is not what the measure is about: a fast wrong price is no result. */
export const expectPrices = (where: string, prices: (number | null | undefined)[], expected: number): void => {
  const wrong = prices.find((price) => price !== expected)
  if (!prices.length || wrong !== undefined) throw new Error(`${where}: a price is ${wrong} instead of ${expected}`)
}

/** Boots shops one after the other (two cores would only make all of them slower), and stops them whatever happens. */
export const withShops = async <T>(places: { database: string; directory: string; heapMegabytes?: number }[], work: (shops: Shop[]) => Promise<T>): Promise<T> => {
  const shops: Shop[] = []
  try {
    for (const { database, directory, heapMegabytes } of places) shops.push(await startShop(database, directory, heapMegabytes))
    return await work(shops)
  } finally {
    for (const shop of shops) await shop.stop()
  }
}

export const tieredShop = (database: string) => ({ database, directory: WITH_PLUGIN })
export const bareShop = (database: string) => ({ database, directory: WITHOUT_PLUGIN })
