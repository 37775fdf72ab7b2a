import { EntitySchema } from "typeorm"

export type MagentoReward = { reward_id: number; customer_id: number; website_id: number | null; points_balance: number | string }

/** Balances of reward points in Commerce: one for each customer and website. */
export const MAGENTO_REWARD = new EntitySchema<MagentoReward>({
  name: "magento2_magento_reward",
  tableName: "magento_reward",
  columns: {
    reward_id: { type: "int", primary: true },
    customer_id: { type: "int" },
    website_id: { type: "smallint", nullable: true },
    points_balance: { type: "int" },
  },
})
