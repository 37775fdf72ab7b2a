/**
 * Medusa's Pricing Module with tier prices. A shop switches it on with one line of its config:
 * `modules: [{ resolve: "medusa-b2b-loyalty/pricing" }]`. It keeps Medusa's tables and migrations.
 */
import path from "node:path"
import { ModulesDefinition } from "@medusajs/framework/modules-sdk"
import { Module, Modules, ModulesSdkUtils } from "@medusajs/framework/utils"
import { TIER_PRICING } from "../tier-pricing/key"
import { NATIVE_PRICING } from "./native"
import { TieredPricingModuleService } from "./service"

// Lets the module reach the tier rules without a `dependencies` entry in the shop's config.
const definition = ModulesDefinition[Modules.PRICING]
if (!definition.dependencies?.includes(TIER_PRICING)) {
  definition.dependencies = [...(definition.dependencies ?? []), TIER_PRICING]
}

const native = { moduleName: Modules.PRICING, pathToMigrations: path.join(NATIVE_PRICING, "migrations") }
const own = { moduleName: Modules.PRICING, pathToMigrations: path.join(__dirname, "migrations") }

type MigrationOptions = Parameters<ReturnType<typeof ModulesSdkUtils.buildMigrationScript>>[0]

const migrate = [native, own].map((source) => ModulesSdkUtils.buildMigrationScript(source))
const revert = ModulesSdkUtils.buildRevertMigrationScript(own)

export default {
  ...Module(Modules.PRICING, { service: TieredPricingModuleService }),
  /** Medusa's migrations first, then ours: also an empty database gets all price tables. */
  runMigrations: async (options: MigrationOptions) => {
    const done = []
    for (const run of migrate) {
      done.push(...(await run(options)))
    }
    return done
  },
  /** Takes back ours only: the price tables are Medusa's. */
  revertMigration: revert,
}
