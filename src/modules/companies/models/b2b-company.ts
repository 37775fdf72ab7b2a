import { model } from "@medusajs/framework/utils"

/**
 * A customer group that is a company. Who belongs to it is Medusa's own membership of the group;
 * its name is the group's. The group keeps its one row here for good: marked again after it was no
 * company for a while, it is the same company as before.
 */
export const B2bCompany = model
  .define(
    { name: "b2b_company", tableName: "b2b_company" },
    {
      id: model.id({ prefix: "b2bcomp" }).primaryKey(),
      customer_group_id: model.text(),
      /** Without spaces, dots and dashes, in upper case. */
      vat_number: model.text().nullable(),
      /** Domains of the company's e-mail addresses, in lower case: `["brenner.example"]`. */
      mail_domains: model.json(),
      members_may_redeem: model.boolean().default(true),
      /** Points that a member may spend in a calendar month; null: as many as there are. */
      member_points_limit: model.number().nullable(),
    }
  )
  .indexes([{ on: ["customer_group_id"], unique: true }])
