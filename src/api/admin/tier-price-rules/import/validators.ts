import { storableText, z } from "../../../../shared/schema"

const website = z.strictObject({
  currency_code: z
    .string()
    .trim()
    .regex(/^[A-Za-z]{3}$/, "must be a three-letter currency code")
    .toLowerCase(),
  region_ids: z.array(storableText().trim().min(1)).max(1000).optional(),
})

/** By the name of the website, and of the customer group, in the file. */
const names = {
  websites: z.record(z.string(), website).default({}),
  customer_groups: z.record(z.string(), storableText().trim().min(1)).default({}),
}

const format = z.enum(["native", "magento"]).default("native")

/** Query of `POST /admin/tier-price-rules/import`. Nothing is changed unless `dry_run` is `false`. */
export const importQuery = z.object({
  dry_run: z
    .enum(["true", "false"])
    .default("true")
    .transform((value) => value === "true"),
})

/** JSON body of `POST /admin/tier-price-rules/import`. */
export const importBody = z.strictObject({ format, csv: z.string(), ...names })

/** In a query the names are JSON, or nested as `websites[base][currency_code]=eur`. */
const jsonOr = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (typeof value === "string" ? parsed(value) : value), schema)

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** The same beside a body that is the CSV itself, where it is the query. */
export const csvQuery = z.object({ format, websites: jsonOr(names.websites), customer_groups: jsonOr(names.customer_groups) })
