import { model } from "@medusajs/framework/utils"

/**
 * An order line that somebody bought, and how much of it is undone (see `domain/purchase.ts`). The
 * decimal columns are `numeric` and read as text, so that nothing is rounded. Written only by
 * `storage/write-purchases.ts`.
 */
export const Purchase = model
  .define(
    { name: "purchase", tableName: "purchase" },
    {
      id: model.id({ prefix: "purch" }).primaryKey(),
      order_id: model.text(),
      line_id: model.text(),
      customer_id: model.text().nullable(),
      company_id: model.text().nullable(),
      currency_code: model.text(),
      product_id: model.text().nullable(),
      variant_id: model.text().nullable(),
      quantity: model.text(),
      unit_price: model.text(),
      net: model.text(),
      tax: model.text(),
      added_quantity: model.text(),
      added_net: model.text(),
      added_tax: model.text(),
      points_value: model.text(),
      is_free_product: model.boolean().default(false),
      placed_at: model.dateTime(),
      captured_at: model.dateTime().nullable(),
      fulfilled_at: model.dateTime().nullable(),
      completed_at: model.dateTime().nullable(),
      canceled_at: model.dateTime().nullable(),
      undone_quantity: model.text(),
      undone_amount: model.text(),
      undone_num: model.text(),
      undone_den: model.text(),
      undone_by: model.enum(["quantity", "amount", "cancellation"]).nullable(),
      order_version: model.number(),
    }
  )
  .indexes([
    { on: ["line_id"], unique: true },
    { on: ["order_id"] },
    { on: ["customer_id", "placed_at"] },
    { on: ["company_id", "placed_at"] },
  ])
