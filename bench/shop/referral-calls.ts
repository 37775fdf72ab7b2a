/** What a shop's process is asked about referrals. */
import { Modules } from "@medusajs/framework/utils"
import type { BootedApp } from "../../integration-tests/support/boot"
import type { ReferralsService } from "../../src/modules/referrals/service"

export type ReferralCalls = {
  /** Switches a programme on that takes 10 % off, and makes an ordinary promotion with a code that does the same. */
  offerTenPercent: (input: { code: string }) => Promise<null>
}

export const referralCalls: { [Name in keyof ReferralCalls]: (app: BootedApp, input: Parameters<ReferralCalls[Name]>[0]) => ReturnType<ReferralCalls[Name]> } = {
  offerTenPercent: async ({ container }, { code }) => {
    await container.resolve<ReferralsService>("referrals").changeProgram({ status: "active", friend: { discount: { type: "percentage", value: "10" } } })
    const application_method = { type: "percentage" as const, value: 10, target_type: "items" as const, allocation: "across" as const, target_rules: [] }
    await container.resolve(Modules.PROMOTION).createPromotions([{ code, type: "standard", status: "active", is_automatic: false, application_method }])
    return null
  },
}
