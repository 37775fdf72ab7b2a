/** What a tier price rule is, and the one parser that reads it: at the API, in an import and when a stored row is loaded. */
import { currencyCode, description, EXCLUDE_TYPES, id, ids, instant, name, priority, scope } from "../../../shared/fields"
import { parseInput, takes, z } from "../../../shared/schema"
import { accepted, Parsed, refused, refusalsOf, type Refusal } from "../../../shared/refusal"

/** PostgreSQL's integer, which Medusa stores a line's quantity in. */
export const MAX_QUANTITY = 2_147_483_647

/** More decimals than any currency or unit price needs; keeps typos such as 1e-300 out. */
export const MAX_DECIMALS = 10

/** Quantities are whole pieces, as Medusa stores them. */
export const quantity = z.number().int().min(1).max(MAX_QUANTITY)

/** Fixed prices and amounts: finite, not negative, at most {@link MAX_DECIMALS} decimals. */
const price = z.number().finite().min(0).max(1e12).refine(hasAtMostDecimals, {
  message: `must have at most ${MAX_DECIMALS} decimals`,
  params: { reason: "too_many_decimals" },
})

const percentage = z.number().finite().gt(0).max(100).refine(hasAtMostDecimals, {
  message: `must have at most ${MAX_DECIMALS} decimals`,
  params: { reason: "too_many_decimals" },
})

/**
 * One step of a quantity break.
 * `fixed`: the unit price; `percentage`: per cent off the base; `amount_off`: off the base, never below zero.
 */
export const tierBreak = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ min_quantity: quantity, type: z.literal("fixed"), value: price }),
    z.strictObject({ min_quantity: quantity, type: z.literal("percentage"), value: percentage }),
    z.strictObject({ min_quantity: quantity, type: z.literal("amount_off"), value: price.gt(0) }),
  ],
  takes("fixed", "percentage", "amount_off")
)

/** Breaks rise strictly in `min_quantity`. */
export const tierBreaks = z
  .array(tierBreak)
  .min(1)
  .max(100)
  .superRefine((breaks, context) => {
    breaks.forEach((tier, index) => {
      const previous = breaks[index - 1]
      if (previous && tier.min_quantity <= previous.min_quantity) {
        context.addIssue({
          code: "custom",
          path: [index, "min_quantity"],
          message: `must be greater than ${previous.min_quantity}, the break before it`,
          params: { reason: "breaks_not_rising" },
        })
      }
    })
  })

/** A variant of a price book with its own breaks. */
export const priceBookItem = z.strictObject({ variant_id: id, breaks: tierBreaks })

const audience = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("everyone"), ids: z.array(id).max(0).default([]) }),
    z.strictObject({ type: z.literal("customer_groups"), ids }),
    z.strictObject({ type: z.literal("customers"), ids }),
  ],
  takes("everyone", "customer_groups", "customers")
)

const exclusion = z.strictObject({ type: z.enum(EXCLUDE_TYPES), ids })

const decimals = z.union([z.literal("exact"), z.number().int().min(0).max(MAX_DECIMALS)], takes(`a whole number from 0 to ${MAX_DECIMALS}`, "exact", "null")).nullable()

/** Every field of a rule without what makes the fields fit together. */
const fields = {
  name,
  description: description.default(null),
  status: z.enum(["draft", "active", "archived"]).default("draft"),
  priority: priority.default(0),
  starts_at: instant.nullable().default(null),
  ends_at: instant.nullable().default(null),
  audience: audience.default({ type: "everyone", ids: [] }),
  region_ids: z.array(id).max(1000).default([]),
  currency_code: currencyCode.nullable().default(null),
  combine: z.enum(["lowest", "override"]).default("lowest"),
  promotions: z.enum(["allow", "exclude"]).optional(),
  base: z.enum(["list", "current"]).default("list"),
  decimals: decimals.default(null),
  quantity_basis: z.enum(["line", "product", "rule"]).default("line"),
  scope: scope.nullish().transform((value) => value ?? null),
  exclude: z.array(exclusion).max(100).default([]),
  breaks: tierBreaks.nullish().transform((value) => value ?? null),
  items: z.array(priceBookItem).max(200_000).nullish().transform((value) => value ?? null),
}

/** Unknown fields are refused. */
const everyField = z.strictObject(fields)
const someFields = z.object(fields).partial()

type Fields = z.infer<typeof everyField>

/** A rule as an admin or an import gives it. */
export type TierPriceRuleInput = Omit<Fields, "promotions"> & { promotions: "allow" | "exclude" }
export type TierBreak = z.infer<typeof tierBreak>
export type PriceBookItem = z.infer<typeof priceBookItem>
export type Audience = TierPriceRuleInput["audience"]
export type Scope = NonNullable<TierPriceRuleInput["scope"]>
export type Exclusion = z.infer<typeof exclusion>
export type Decimals = TierPriceRuleInput["decimals"]

/** A stored rule as the kernel reads it. The items of a price book are looked up per variant, not carried along. */
export type TierPriceRule = Omit<TierPriceRuleInput, "items"> & { id: string; created_at: Date }

/** One item for those of a price book that are kept elsewhere, so that the one parser reads the rest of it. */
export const STAND_IN_ITEM: PriceBookItem = { variant_id: "stand-in", breaks: [{ min_quantity: 1, type: "percentage", value: 1 }] }

/**
 * Reads a rule from untrusted input. `promotions` defaults to `exclude` for `override` rules and to
 * `allow` otherwise.
 *
 * @returns the rule, or every refusal with its path (`breaks.1.min_quantity`) and reason code:
 *   zod's codes, `breaks_not_rising`, `currency_required`, `ends_before_start`, `scope_required`,
 *   `breaks_required`, `items_with_scope`, `items_empty`, `duplicate_variant`, `duplicate_id`, `too_many_decimals`.
 */
export const parseTierPriceRule = (input: unknown): Parsed<TierPriceRuleInput> => {
  const result = parseInput(everyField, input)
  const unfit = misfits(result.success ? result.data : readableFields(input), input)
  if (!result.success || unfit.length) {
    return refused([...refusalsOf(result.error?.issues ?? []), ...unfit])
  }
  const { promotions, combine } = result.data
  return accepted({ ...result.data, promotions: promotions ?? (combine === "override" ? "exclude" : "allow") })
}

/**
 * The fields of a rule that can be read, whatever is wrong with the others: what else is wrong can be
 * said at once.
 */
export const readableFields = (input: unknown): Partial<Fields> => {
  const wrong = new Set((everyField.safeParse(input).error?.issues ?? []).map(({ path }) => path[0]))
  if (!isRecord(input)) {
    return {}
  }
  return someFields.safeParse(Object.fromEntries(Object.entries(input).filter(([field]) => !wrong.has(field)))).data ?? {}
}

/** What is wrong with fields that are right one by one. */
function misfits(rule: Partial<Fields>, input: unknown): Refusal[] {
  if (!isRecord(input)) {
    return []
  }
  return [...scheduleMisfits(rule), ...(isGiven(input, "items") ? priceBookMisfits(rule) : scopeMisfits(input)), ...currencyMisfits(rule, input)]
}

function scheduleMisfits({ starts_at, ends_at }: Partial<Fields>): Refusal[] {
  return starts_at && ends_at && ends_at <= starts_at ? [{ path: "ends_at", reason: "ends_before_start", message: "must be later than starts_at" }] : []
}

function priceBookMisfits({ items, exclude, ...rule }: Partial<Fields>): Refusal[] {
  const found: Refusal[] = []
  if (items?.length === 0) {
    found.push({ path: "items", reason: "items_empty", message: "must have at least one variant" })
  }
  for (const field of ["scope", "breaks"] as const) {
    if (rule[field]) {
      found.push({ path: field, reason: "items_with_scope", message: "must be left out of a price book: its items say what it covers and at what breaks" })
    }
  }
  if (exclude?.length) {
    found.push({ path: "exclude", reason: "items_with_scope", message: "must be left out of a price book: leave the variant out of its items" })
  }
  const seen = new Set<string>()
  items?.forEach(({ variant_id }, index) => {
    if (seen.has(variant_id)) {
      found.push({ path: `items.${index}.variant_id`, reason: "duplicate_variant", message: `names ${variant_id} a second time: give each variant all its breaks in one item` })
    }
    seen.add(variant_id)
  })
  return found
}

function scopeMisfits(input: Record<string, unknown>): Refusal[] {
  const found: Refusal[] = []
  if (!isGiven(input, "scope")) {
    found.push({ path: "scope", reason: "scope_required", message: "must say what the rule covers, or give items instead" })
  }
  if (!isGiven(input, "breaks")) {
    found.push({ path: "breaks", reason: "breaks_required", message: "must have at least one break, or give items instead" })
  }
  return found
}

function currencyMisfits({ breaks, items }: Partial<Fields>, input: Record<string, unknown>): Refusal[] {
  if (isGiven(input, "currency_code")) {
    return []
  }
  const needsCurrency = [...(breaks ?? []), ...(items ?? []).flatMap((item) => item.breaks)].find(({ type }) => type !== "percentage")
  return needsCurrency
    ? [{ path: "currency_code", reason: "currency_required", message: `must be given: a ${needsCurrency.type} break is an amount in one currency` }]
    : []
}

/** Given at all, readable or not. */
function isGiven(input: Record<string, unknown>, field: keyof Fields): boolean {
  return input[field] !== null && input[field] !== undefined
}

function isRecord(input: unknown): input is Record<string, unknown> {
  return typeof input === "object" && input !== null && !Array.isArray(input)
}

function hasAtMostDecimals(value: number): boolean {
  const [mantissa = "", exponent = "0"] = String(value).split("e")
  const written = mantissa.split(".")[1]?.length ?? 0
  return written - Number(exponent) <= MAX_DECIMALS
}
