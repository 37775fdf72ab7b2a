import { createHash } from "node:crypto"
import { Modules } from "@medusajs/framework/utils"
import type { BootedApp } from "../../integration-tests/support/boot"
import type { ReferralsService } from "../../src/modules/referrals/service"

export type ReferralsCalls = {
  /** Looks codes up one after the other, by their numbers; `hit`: those that are there. `found`: how many were. */
  referralLookups: (input: { numbers: number[]; hit: boolean }) => Promise<{ milliseconds: number; found: number }>
  /** Switches a programme on that takes 10 % off, and makes an ordinary promotion with a code that does the same. */
  offerTenPercent: (input: { code: string }) => Promise<null>
}

/** As `insertReferralCodes` draws them; of other texts there is none. */
const codeOf = (number: number, hit: boolean): string => createHash("md5").update(`${hit ? "code" : "none"} ${number}`).digest("hex").slice(0, 10)

const referralLookups = async ({ container }: BootedApp, { numbers, hit }: { numbers: number[]; hit: boolean }): ReturnType<ReferralsCalls["referralLookups"]> => {
  const service = container.resolve<ReferralsService>("referrals")
  const codes = numbers.map((number) => codeOf(number, hit))
  const started = performance.now()
  let found = 0
  for (const code of codes) found += (await service.findCode(code)) ? 1 : 0
  return { milliseconds: performance.now() - started, found }
}

const offerTenPercent = async ({ container }: BootedApp, { code }: { code: string }): Promise<null> => {
  await container.resolve<ReferralsService>("referrals").changeProgram({ status: "active", friend: { discount: { type: "percentage", value: "10" } } })
  const application_method = { type: "percentage" as const, value: 10, target_type: "items" as const, allocation: "across" as const, target_rules: [] }
  await container.resolve(Modules.PROMOTION).createPromotions([{ code, type: "standard", status: "active", is_automatic: false, application_method }])
  return null
}

export const referralsCalls = { referralLookups, offerTenPercent }
