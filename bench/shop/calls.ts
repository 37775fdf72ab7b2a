/** What a shop's process can be asked for, beside HTTP. */
import type { PricingContext } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { BootedApp } from "../../integration-tests/support/boot"
import type { TierPricingService } from "../../src/modules/tier-pricing/service"
import { seedCatalogue, type Catalogue } from "../seed/catalogue"
import { ledgerCalls, type LedgerCalls } from "./ledger-calls"
import { levelsCalls, type LevelsCalls } from "./levels-calls"
import { pointsCalls, type PointsCalls } from "./points-calls"
import { referralsCalls, type ReferralsCalls } from "./referrals-calls"

export type Calls = LedgerCalls & PointsCalls & LevelsCalls & ReferralsCalls & {
  /** Times one call of the Pricing Module, in this process and without HTTP. */
  calculatePrices: (input: { price_set_ids: string[]; context: Record<string, unknown> }) => Promise<{ milliseconds: number; amounts: (number | null)[] }>
  /** See `seedCatalogue`. */
  seedCatalogue: (input: null) => Promise<Catalogue>
  /** Builds the membership index from the catalogue. */
  rebuildMembers: (input: null) => Promise<{ milliseconds: number }>
  /** Stores rules as the API does. */
  storeRules: (input: Parameters<TierPricingService["storeRules"]>[0]) => Promise<null>
}

const calls: { [Name in keyof Calls]: (app: BootedApp, input: Parameters<Calls[Name]>[0]) => ReturnType<Calls[Name]> } = {
  calculatePrices: async ({ container }, { price_set_ids, context }) => {
    const given = context as PricingContext["context"]
    const started = performance.now()
    const prices = await container.resolve(Modules.PRICING).calculatePrices({ id: price_set_ids }, { context: given })
    const milliseconds = performance.now() - started
    return { milliseconds, amounts: prices.map(({ calculated_amount }) => (calculated_amount === null ? null : Number(calculated_amount))) }
  },
  seedCatalogue: (app) => seedCatalogue(app),
  rebuildMembers: async ({ container }) => {
    const { rebuildTierPriceMembersWorkflow }: typeof import("../../src/workflows/tier-pricing/rebuild-tier-price-members") = require("../../src/workflows/tier-pricing/rebuild-tier-price-members")
    const started = performance.now()
    await rebuildTierPriceMembersWorkflow(container).run()
    return { milliseconds: performance.now() - started }
  },
  ...ledgerCalls,
  ...pointsCalls,
  ...levelsCalls,
  ...referralsCalls,
  storeRules: async ({ container }, rules) => {
    await container.resolve<TierPricingService>("tier_pricing").storeRules(rules)
    return null
  },
}

/** Does what was asked for in a message. */
export const answer = <Name extends keyof Calls>(app: BootedApp, call: Name, input: Parameters<Calls[Name]>[0]): ReturnType<Calls[Name]> =>
  calls[call](app, input)
