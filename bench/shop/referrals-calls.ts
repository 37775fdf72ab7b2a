import { createHash } from "node:crypto"
import type { BootedApp } from "../../integration-tests/support/boot"
import type { ReferralsService } from "../../src/modules/referrals/service"

export type ReferralsCalls = {
  /** Looks codes up one after the other, by their numbers; `hit`: those that are there. `found`: how many were. */
  referralLookups: (input: { numbers: number[]; hit: boolean }) => Promise<{ milliseconds: number; found: number }>
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

export const referralsCalls = { referralLookups }
