/** Ladders and levels as they are answered. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { ladderSummary } from "../../modules/loyalty-levels/domain/ladder-summary"
import type { Ladder, Level } from "../../modules/loyalty-levels/service"
import type { AdminLadder, AdminLevel, StoreLevel, StoreLoyalty } from "../../types/loyalty-levels"
import { levels } from "./requalify"

export const storeLevel = ({ id, name, rank, color, icon, description, benefits }: Level): StoreLevel => ({ id, name, rank, color, icon, description, benefits })

/** For the dashboard: with the names of the groups and how many stand at each level. */
export const presentLadders = async (container: MedusaContainer, ladders: readonly Ladder[]): Promise<AdminLadder[]> => {
  const counts = await levels(container).memberCounts()
  const ids = ladders.flatMap((ladder) => ladder.levels.map(({ customer_group_id }) => customer_group_id))
  const groups = ids.length ? await container.resolve(Modules.CUSTOMER).listCustomerGroups({ id: ids }, { select: ["id", "name"], take: null }) : []
  const names = new Map(groups.map(({ id, name }) => [id, name ?? null]))
  const present = (level: Level): AdminLevel => ({ ...level, customer_group_name: names.get(level.customer_group_id) ?? null, member_count: counts.get(level.id) ?? 0 })
  return ladders.map(({ revision: _revision, levels: own, ...ladder }) => ({ ...ladder, levels: own.map(present), summary: ladderSummary({ ...ladder, levels: own }) }))
}

/** For everybody: the ladders in force. */
export const presentStoreLadders = (ladders: readonly Ladder[]): StoreLoyalty["ladders"] =>
  ladders.map((ladder) => {
    const { id, name, audiences, match, window, terms, levels: own } = ladder
    return { id, name, audiences, match, window, terms, levels: own.map((level) => ({ ...storeLevel(level), thresholds: level.thresholds })), summary: ladderSummary(ladder) }
  })
