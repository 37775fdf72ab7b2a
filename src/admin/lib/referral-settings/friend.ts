import { problemOfOptionalWhole, required, typedText, wholeOrNull } from "../points-number"
import { amountsOf, problemsOfPositiveAmounts, someAmountsOf, type TypedAmounts } from "../typed-amounts"
import { amountDecimals, percentOf, problemsOfPercent } from "../typed-discount"
import { referralPoints, type ReferralSectionForm } from "./section"

export const friendDiscounts = ["none", "percentage", "fixed"] as const
export type FriendDiscount = (typeof friendDiscounts)[number]

export type ReferralFriendDraft = {
  friend: {
    discount: { type: FriendDiscount; value: string; maximum: TypedAmounts; amounts: TypedAmounts }
    minimum_spend: TypedAmounts
    points: string
  }
}

/** What the friend gets: a discount, points, or both. */
export const referralFriendForm: ReferralSectionForm<ReferralFriendDraft> = {
  fields: ["friend"],
  read: ({ friend: { discount, minimum_spend, points } }) => ({
    friend: {
      discount: {
        type: discount?.type ?? "none",
        value: discount?.type === "percentage" ? discount.value : "10",
        maximum: (discount?.type === "percentage" && discount.maximum) || {},
        amounts: discount?.type === "fixed" ? discount.amounts : {},
      },
      minimum_spend: minimum_spend ?? {},
      points: typedText(points),
    },
  }),
  write: ({ friend: { discount, minimum_spend, points } }) => ({
    friend: {
      discount: discountOf(discount),
      minimum_spend: discount.type === "none" ? null : someAmountsOf(minimum_spend),
      points: wholeOrNull(points),
    },
  }),
  check: ({ friend: { discount, minimum_spend, points } }) => [
    ...(discount.type === "percentage" ? [...problemsOfPercent("friend.discount.value", discount.value), ...problemsOfPositiveAmounts("friend.discount.maximum", discount.maximum, amountDecimals)] : []),
    ...(discount.type === "fixed" ? problemsOfPositiveAmounts("friend.discount.amounts", discount.amounts, amountDecimals, true) : []),
    ...(discount.type === "none" ? required(points.trim() !== "", "friend.points", "nothing_given") : problemsOfPositiveAmounts("friend.minimum_spend", minimum_spend, amountDecimals)),
    ...problemOfOptionalWhole("friend.points", points, referralPoints),
  ],
}

const discountOf = ({ type, value, maximum, amounts }: ReferralFriendDraft["friend"]["discount"]) => {
  switch (type) {
    case "none":
      return null
    case "percentage":
      return { type, value: percentOf(value), maximum: someAmountsOf(maximum) }
    case "fixed":
      return { type, amounts: amountsOf(amounts) }
  }
}
