/** Gives what a grant says. Each kind may be done again: it is there once. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { REWARDS } from "../../modules/rewards/key"
import type { GrantRow, RewardsService } from "../../modules/rewards/service"
import { titleOf } from "../../rewards"
import { daysLater } from "../../shared/calendar"
import { grantActionWorkflow } from "../reward-points/grant-action"
import { grantLevel } from "./grant-level"
import { makePromotion } from "./make-promotion"

/** @throws RefusalError of what gives: `program_off`, `cap_reached`, `unknown_id` … */
export const give = async (container: MedusaContainer, grant: GrantRow): Promise<void> => {
  const service = container.resolve<RewardsService>(REWARDS)
  await giveByKind(container, service, grant)
  await service.noteDone(grant.id, new Date())
}

const giveByKind = async (container: MedusaContainer, service: RewardsService, grant: GrantRow): Promise<void> => {
  const { reward, customer_id, company_id, source, key } = grant
  switch (reward.kind) {
    case "points": {
      const action = { customer_id: customer_id ?? undefined, company_id: company_id ?? undefined, action: `${source.type}_reward`, points: reward.points, idempotency_key: `reward:${key}`, text: source.name }
      await grantActionWorkflow(container).run({ input: { action, actor_id: null } })
      return
    }
    case "personal_code": {
      const [code] = await service.codesOfGrants([grant.id])
      await service.notePromotion(code.code, await makePromotion(container, code, reward))
      return
    }
    case "level": {
      const ends_at = daysLater(grant.granted_at, reward.days, service.options.time_zone).toISOString()
      const reason = source.name ?? titleOf(reward).en
      await grantLevel(container, { customer_id: customer_id ?? "", level_id: reward.level_id, reason, ends_at, key: `reward:${key}` })
    }
  }
}
