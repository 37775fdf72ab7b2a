import { EntitySchema } from "typeorm"

export type MagentoRewardHistory = { history_id: number; reward_id: number; points_delta: number | string; points_used: number | string; created_at: string; expired_at_static: string | null; expired_at_dynamic: string | null; is_expired: number }

/** What was given (`points_delta` above 0) and spent of a balance. Which of the two ends holds is configured. Times are texts. */
export const MAGENTO_REWARD_HISTORY = new EntitySchema<MagentoRewardHistory>({
  name: "magento2_magento_reward_history",
  tableName: "magento_reward_history",
  columns: {
    history_id: { type: "int", primary: true },
    reward_id: { type: "int" },
    points_delta: { type: "int" },
    points_used: { type: "int" },
    created_at: { type: "varchar" },
    expired_at_static: { type: "varchar", nullable: true },
    expired_at_dynamic: { type: "varchar", nullable: true },
    is_expired: { type: "smallint" },
  },
})
