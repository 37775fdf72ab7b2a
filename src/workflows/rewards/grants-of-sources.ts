import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARDS } from "../../modules/rewards/key"
import type { GrantRow, GrantSource, RewardsService } from "../../modules/rewards/service"
import type { PersonalCode } from "../../types/loyalty-levels"
import { withOrders } from "./offers-of"
import { presentCode } from "./present-code"

/** What was given, with the code that it gave. */
export type GivenReward = GrantRow & { code: PersonalCode | null }

/** What these sources have given, the first first, with personal codes as they stand at an instant. At most three statements. */
export const grantsOfSources = async (container: MedusaContainer, type: GrantSource["type"], source_ids: string[], at: Date): Promise<GivenReward[]> => {
  const service = container.resolve<RewardsService>(REWARDS)
  const grants = await service.grantsOfSources(type, source_ids)
  const with_codes = grants.flatMap(({ id, reward }) => (reward.kind === "personal_code" ? [id] : []))
  const codes = with_codes.length ? await withOrders(container, await service.codesOfGrants(with_codes)) : []
  const code_of = new Map(codes.map((code) => [code.grant_id, presentCode(code, at)]))
  return grants.map((grant) => ({ ...grant, code: code_of.get(grant.id) ?? null }))
}
