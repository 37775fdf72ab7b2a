import { name } from "../../shared/fields"
import { z } from "../../shared/schema"
import { counted, defineCondition, met, unmet } from "../condition"
import { idSet } from "../id-set"

/** A promotion code is in the cart: one of these, or any if none is named. Written as Medusa keeps it. */
export const promotionCode = defineCondition({
  code: "promotion_code",
  args: z.strictObject({
    codes: z
      .array(name)
      .max(1000)
      .refine((codes) => new Set(codes).size === codes.length, { message: "must name each code once", params: { reason: "duplicate_code" } })
      .default([]),
  }),
  fields: [{ name: "codes", kind: "texts", optional: true }],
  describe: ({ codes }) => (codes.length ? `With one of ${counted(codes.length, "promotion code")}` : "With any promotion code"),
  check: ({ promotion_codes }, { codes }) => {
    if (!promotion_codes.length) {
      return unmet("no_promotion_code")
    }
    return !codes.length || promotion_codes.some((code) => idSet(codes).has(code)) ? met() : unmet("other_promotion_code")
  },
})
