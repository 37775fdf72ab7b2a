/** Points that owners bring along from another shop. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { KeptOpening, OpeningInput } from "../../modules/reward-points/ledger/opening-lots"
import type { RewardPointsService } from "../../modules/reward-points/service"
import type { Owner } from "../../modules/reward-points/storage/accounts"
import type { OpeningBalances } from "../../modules/reward-points/storage/opening-balances"

export { openingRefusals } from "../../modules/reward-points/domain/opening-lots"
export type { KeptOpening, OwnedLots } from "../../modules/reward-points/ledger/opening-lots"
export type { OpeningBalances } from "../../modules/reward-points/storage/opening-balances"

export type KeepOpeningLotsInput = Pick<OpeningInput, "origin" | "accounts" | "at"> & { /** Nothing is written: what would be done is answered. */ dry_run: boolean; actor_id: string | null }

/**
 * Makes the opening lots of owners what they are in another shop, all in one transaction: what has changed since the last
 * time is granted or taken back. Also while the programme is off. Nobody is told.
 *
 * @returns for each owner what was, or would be, done, in their order
 * @throws RefusalError `invalid_input` (`not_points`, `duplicate_lot`, `duplicate_owner`)
 */
export const keepOpeningLots = async (container: MedusaContainer, { dry_run, actor_id, ...input }: KeepOpeningLotsInput): Promise<KeptOpening[]> => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  if (dry_run) {
    return service.planOpeningLots(input)
  }
  const { version, clawback } = await service.readProgram()
  return service.keepOpeningLots({ ...input, actor_id, program_version: version, policy: clawback })
}

/** What owners have brought along from an origin, beside what they hold now, in their order. */
export const openingBalances = async (container: MedusaContainer, origin: string, owners: Owner[], at: Date): Promise<OpeningBalances[]> =>
  container.resolve<RewardPointsService>(REWARD_POINTS).openingBalances(origin, owners, at)
