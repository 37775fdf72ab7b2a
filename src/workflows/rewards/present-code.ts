/** Personal codes as buyers and admins are shown them. */
import { codeStatus } from "../../modules/rewards/domain/personal-code"
import type { CodeRow } from "../../modules/rewards/service"
import { discountInWords, titleOf, type PersonalCodeReward } from "../../rewards"
import type { PersonalCode } from "../../types/loyalty-levels"

export const presentCode = (code: CodeRow, at: Date): PersonalCode => {
  const titles = code.reward.kind === "personal_code" ? discountInWords(inOneCurrency(code.reward.discount, code.currency_code)) : titleOf(code.reward)
  return {
    code: code.code,
    title: titles.en,
    titles,
    status: codeStatus(code, at),
    ends_at: code.ends_at.toISOString(),
    minimum_spend: code.minimum_spend,
    order_id: code.order_id,
  }
}

/** Of an amount in several currencies the code was given in one. */
const inOneCurrency = (discount: PersonalCodeReward["discount"], currency_code: string | null): PersonalCodeReward["discount"] =>
  discount.type === "fixed" && currency_code !== null && currency_code in discount.amounts ? { ...discount, amounts: { [currency_code]: discount.amounts[currency_code] } } : discount
