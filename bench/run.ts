/** `npm run bench`: runs the measures, prints their table, and keeps the last result of each in the README. */
import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { LEAST } from "./measure/interleave"
import { keptResults } from "./measure/kept-results"
import { asTable, type Result } from "./measure/report"
import { addToCartRow, addToPooledCartRow } from "./rows/add-to-cart"
import type { BenchRun } from "./rows/bench-run"
import { moveInRow } from "./rows/move-in"
import { calculatePricesRow, calculatePricesStockRow, everyoneRow } from "./rows/calculate-prices"
import { csvImportRow } from "./rows/csv-import"
import { priceBookRow, storedRowsRow } from "./rows/large-catalogue"
import { allSlicesIdleRow, firingFreeProductRuleRow, idleFreeProductRulesRow, manyFreeProductRulesRow } from "./rows/free-products"
import { listingRow, tableRow } from "./rows/listing-and-table"
import { cartWithPointsRow, completeWithPointsRow, earnAfterOrderRow, nothingFiringRow } from "./rows/points-at-checkout"
import { loyaltyLevelsRow } from "./rows/loyalty-levels"
import { cartWithReferralRow } from "./rows/referral-discount"
import { referralLookupRow } from "./rows/referrals"
import { rewardPointsLedgerRow, rewardPointsSizeRow, rewardPointsSweepRow, rewardPointsVerifyRow } from "./rows/reward-points"
import { dropClones, statementCounter } from "./shop/databases"

const ROWS: Record<string, (run: BenchRun) => Promise<Result[]>> = {
  "add-to-cart": addToCartRow,
  "add-to-pooled-cart": addToPooledCartRow,
  listing: listingRow,
  table: tableRow,
  everyone: everyoneRow,
  "price-book": priceBookRow,
  "stored-rows": storedRowsRow,
  "calculate-prices": calculatePricesRow,
  "calculate-prices-stock": calculatePricesStockRow,
  import: csvImportRow,
  "move-in": moveInRow,
  "points-idle": nothingFiringRow,
  "points-cart": cartWithPointsRow,
  "points-completion": completeWithPointsRow,
  "points-earn": earnAfterOrderRow,
  "reward-points-ledger": rewardPointsLedgerRow,
  "reward-points-size": rewardPointsSizeRow,
  "reward-points-sweep": rewardPointsSweepRow,
  "reward-points-verify": rewardPointsVerifyRow,
  "loyalty-levels": loyaltyLevelsRow,
  "referral-cart": cartWithReferralRow,
  "referral-lookup": referralLookupRow,
  "free-products-many": manyFreeProductRulesRow,
  "free-products-idle": idleFreeProductRulesRow,
  "free-products-firing": firingFreeProductRuleRow,
  "all-slices": allSlicesIdleRow,
}

/** For a first look, or where only the statements are asked for. */
const FEW_WARM_UPS = 3

export type BenchOptions = { names: string[]; pairs: number; isQuick?: boolean }

/** @returns false when a limit was missed */
export const bench = async ({ names, pairs, isQuick = false }: BenchOptions): Promise<boolean> => {
  const unknown = names.filter((name) => !ROWS[name])
  if (unknown.length) throw new Error(`There is no measure "${unknown.join('", "')}". Measures: ${Object.keys(ROWS).join(", ")}`)
  const chosen = names.length ? names : Object.keys(ROWS)
  await dropClones()
  const counter = await statementCounter()
  const results: Result[] = []
  try {
    for (const name of chosen) {
      console.log(`── ${name}`)
      const found = await ROWS[name]({ counter, rounds: isQuick ? { warmUps: FEW_WARM_UPS, pairs } : { ...LEAST, pairs: Math.max(pairs, LEAST.pairs) }, isQuick })
      results.push(...found)
      if (!isQuick) keep(found)
      await dropClones()
    }
  } finally {
    await counter.close()
  }
  console.log(`\n${asTable(results)}`)
  const missed = results.filter((result) => !("counted" in result ? result.passed : result.verdict.passed))
  console.log(`\n${results.length - missed.length} reached, ${missed.length} missed`)
  return missed.length === 0
}

const README = path.join(__dirname, "README.md")

const keep = (results: Result[]): void => fs.writeFileSync(README, keptResults(fs.readFileSync(README, "utf8"), asTable(results), machine()))

const machine = (): string => {
  const [first] = os.cpus()
  const memory = Math.round(os.totalmem() / 2 ** 30)
  return `\`npm run bench\` on ${new Date().toISOString().slice(0, 10)}: ${os.cpus().length} × ${first.model.trim()}, ${memory} GB, ${os.type()} ${os.arch()}, Node ${process.versions.node}, embedded PostgreSQL with fsync, load average ${os.loadavg()[0].toFixed(0)} (above the number of cores the milliseconds say little, the ratios still do).`
}
