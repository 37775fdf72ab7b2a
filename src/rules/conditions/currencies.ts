import { currencyCode } from "../../shared/fields"
import { z } from "../../shared/schema"
import { defineCondition, met, unmet } from "../condition"

/** It is paid in one of these currencies. */
export const currencies = defineCondition({
  code: "currencies",
  args: z.strictObject({
    currency_codes: z
      .array(currencyCode)
      .min(1)
      .max(200)
      .refine((codes) => new Set(codes).size === codes.length, { message: "must name each currency once", params: { reason: "duplicate_currency" } }),
  }),
  fields: [{ name: "currency_codes", kind: "currencies" }],
  describe: ({ currency_codes }) => `Paid in ${currency_codes.map((code) => code.toUpperCase()).join(" or ")}`,
  check: ({ currency_code }, { currency_codes }) => (currency_codes.includes(currency_code) ? met() : unmet("other_currency", { currency_codes })),
})
