import { model } from "@medusajs/framework/utils"

/** What differs for one member of a company. A member of whom nothing differs has no row. */
export const B2bCompanyMember = model
  .define(
    { name: "b2b_company_member", tableName: "b2b_company_member" },
    {
      id: model.id({ prefix: "b2bmem" }).primaryKey(),
      company_id: model.text(),
      customer_id: model.text(),
      /** Null: as the company says. */
      may_redeem: model.boolean().nullable(),
      /** Points in a calendar month. Null: as the company says. */
      points_limit: model.number().nullable(),
    }
  )
  .indexes([{ on: ["company_id", "customer_id"], unique: true }])
