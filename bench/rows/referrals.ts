/** Codes of advocates among few and among many. */
import type { Contender } from "../measure/interleave"
import { measure, type Result } from "../measure/report"
import { insertReferralCodes } from "../seed/referrals"
import { clone, referralsOf } from "../shop/databases"
import type { Shop } from "../shop/shop-process"
import { tieredShop, withShops, type BenchRun } from "./bench-run"

/** One look-up takes less than a millisecond: so many together are a sample. */
const LOOKUPS = 50

/** Other codes with each sample, spread over all. */
const lookingUp = (name: string, shop: Shop, count: number, hit: boolean): Contender => {
  let last = 0
  return {
    name,
    database: shop.database,
    run: async () => {
      const numbers = Array.from({ length: LOOKUPS }, () => ((last += 7_919) % count) + 1)
      const { milliseconds, found } = await shop.ask("referralLookups", { numbers, hit })
      if (found !== (hit ? LOOKUPS : 0)) throw new Error(`${name}: ${found} of ${LOOKUPS} codes were found`)
      return milliseconds
    },
  }
}

/** A code that is there and one that is not, among a thousand and among a million. */
export const referralLookupRow = async (run: BenchRun): Promise<Result[]> => {
  const [few, many] = run.isQuick ? [1_000, 50_000] : [1_000, 1_000_000]
  const [small, large] = [few, many].map((count) => count.toLocaleString("en"))
  const databases = []
  for (const count of [few, many]) databases.push(await clone(await referralsOf(`referral_codes_${count}`, (client) => insertReferralCodes(client, count))))
  return withShops(databases.map(tieredShop), async ([fewShop, manyShop]) => {
    const [fewHit, fewMiss] = [lookingUp(`a hit among ${small}`, fewShop, few, true), lookingUp(`a miss among ${small}`, fewShop, few, false)]
    const [manyHit, manyMiss] = [lookingUp(`a hit among ${large}`, manyShop, many, true), lookingUp(`a miss among ${large}`, manyShop, many, false)]
    const flat = { ratio: 1.3, extraStatements: 0 }
    const noise = { ratio: 1.15, extraStatements: 0 }
    return measure(
      [
        { measure: `${LOOKUPS} codes looked up among ${large}, hits`, ours: manyHit, theirs: fewHit, limit: flat },
        { measure: `${LOOKUPS} codes looked up among ${large}, misses`, ours: manyMiss, theirs: fewMiss, limit: flat },
        { measure: `${LOOKUPS} codes looked up among ${large}, hits`, ours: manyHit, theirs: manyMiss, limit: noise },
        { measure: `${LOOKUPS} codes looked up among ${large}, misses`, ours: manyMiss, theirs: manyHit, limit: noise },
      ],
      run.isQuick ? run.rounds : { warmUps: 60, pairs: 200 },
      run.counter
    )
  })
}
