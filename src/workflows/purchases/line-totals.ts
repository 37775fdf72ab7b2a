import { BigNumber, getLineItemTotals } from "@medusajs/framework/utils"
import type { LineValue } from "../../modules/purchases/domain/order-snapshot"
import { amount, minus, type Amount } from "../../shared/money"
import type { OrderItem } from "./snapshot"

/**
 * What the whole quantity of a line costs by Medusa's own arithmetic. The totals of an order are those
 * of what did not come back; without the quantities that came back the same arithmetic answers for all.
 */
export const fullTotals = ({ id, raw_unit_price, is_tax_inclusive, tax_lines, adjustments, detail }: OrderItem): LineValue => {
  const unit_price = detail.raw_unit_price ?? raw_unit_price
  const { total, tax_total } = getLineItemTotals(
    {
      id,
      unit_price: asBigNumber(unit_price),
      quantity: asBigNumber(detail.raw_quantity),
      is_tax_inclusive: is_tax_inclusive ?? false,
      tax_lines: (tax_lines ?? []).map(({ raw_rate }) => ({ rate: raw_rate.toNumber() })),
      adjustments: (adjustments ?? []).map(({ raw_amount, is_tax_inclusive: inclusive }) => ({ amount: asBigNumber(raw_amount), is_tax_inclusive: inclusive ?? false })),
    },
    { includeTax: is_tax_inclusive ?? false }
  )
  const tax = exactly(tax_total)
  return { quantity: detail.raw_quantity, unit_price, net: minus(exactly(total), tax), tax }
}

const asBigNumber = (a: Amount): BigNumber => new BigNumber(a)
const exactly = (a: BigNumber): Amount => amount(a.bigNumber ?? a.numeric)
