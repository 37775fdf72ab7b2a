/**
 * The programme: who may refer, what both sides get, and under which terms. The one parser reads it at the API, where it is
 * stored, and in the `terms` of a referral.
 *
 * Amounts by currency say nothing of a currency that they do not name: there is no discount, no minimum is reached, and no
 * share is paid in it.
 */
import { amounts, discount, percentage, scope } from "../../../rewards/fields"
import { instant, someIds } from "../../../shared/fields"
import { accepted, refused, refusalsOf, type Parsed, type Refusal } from "../../../shared/refusal"
import { parseInput, storableText, takes, z } from "../../../shared/schema"

/** More than this is a mistake; it is what a reward of points takes. */
const MOST_POINTS = 1_000_000_000

const points = z.number().int().min(1).max(MOST_POINTS)
const days = z.number().int().min(0).max(3660)
const count = z.number().int().min(1).max(1_000_000_000)

const friendDiscount = z.discriminatedUnion(
  "type",
  [z.strictObject({ type: z.literal("percentage"), value: percentage, maximum: amounts.nullable().default(null) }), z.strictObject({ type: z.literal("fixed"), amounts })],
  takes("percentage", "fixed")
)

const friend = z
  .strictObject({
    discount: friendDiscount.nullable().default(null),
    minimum_spend: amounts.nullable().default(null),
    points: points.nullable().default(null),
  })
  .refine((given) => given.discount !== null || given.points !== null, { message: "must give a discount, points, or both", params: { reason: "nothing_given" } })
  .refine((given) => given.minimum_spend === null || given.discount !== null, { path: ["minimum_spend"], message: "must be null where there is no discount: it is the discount's", params: { reason: "no_discount" } })

const advocatePoints = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ type: z.literal("fixed"), points }),
    z.strictObject({ type: z.literal("share"), percent: percentage, points_per_unit: amounts, maximum: points.nullable().default(null) }),
  ],
  takes("fixed", "share")
)

const advocateCode = z.discriminatedUnion(
  "type",
  [z.strictObject({ type: z.literal("fixed"), discount }), z.strictObject({ type: z.literal("share"), percent: percentage, maximum: amounts.nullable().default(null) })],
  takes("fixed", "share")
)

const advocate = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("points"), amount: advocatePoints }),
    z.strictObject({
      kind: z.literal("personal_code"),
      amount: advocateCode,
      valid_days: z.number().int().min(1).max(3660),
      minimum_spend: amounts.nullable().default(null),
      scope: scope.nullable().default(null),
    }),
  ],
  takes("points", "personal_code")
)

const milestones = z
  .array(z.strictObject({ every: z.number().int().min(1).max(1_000_000), points }))
  .max(20)
  .refine((list) => new Set(list.map(({ every }) => every)).size === list.length, { message: "must name each number of friends once", params: { reason: "duplicate_milestone" } })

const limits = z.strictObject({
  per_advocate: count.nullable().default(null),
  per_period: z.strictObject({ period: z.enum(["day", "week", "month", "year"]), count }).nullable().default(null),
  in_total: count.nullable().default(null),
})

const advocates = z.strictObject({
  customer_group_ids: someIds.default([]),
  level_ids: someIds.default([]),
  with_completed_order: z.boolean().default(false),
})

/** What a share template fills in. */
export const PLACEHOLDERS = ["link", "code", "friend_reward", "advocate"] as const

const templateText = (most: number) =>
  storableText()
    .trim()
    .min(1)
    .max(most)
    .superRefine((text, context) => {
      const unknown = [...text.matchAll(/\{(\w*)\}/g)].map(([, name]) => name).filter((name) => !PLACEHOLDERS.some((known) => known === name))
      if (unknown.length) {
        context.addIssue({ code: "custom", message: `must fill in nothing but ${PLACEHOLDERS.map((name) => `{${name}}`).join(", ")}`, params: { reason: "unknown_placeholder" } })
      }
    })

const shareTemplate = z.strictObject({
  subject: templateText(200).default("{advocate} recommends us"),
  text: templateText(5_000).default("I buy here and would like to recommend it. You get {friend_reward}: {link}"),
})

/** `https://shop.example/`: links of advocates begin with it. */
const linkBase = storableText()
  .trim()
  .max(2_000)
  .refine(isWebAddress, { message: "must be an address such as https://shop.example/", params: { reason: "invalid_url" } })

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(text) && URL.canParse(text)
}

const SIGNALS = ["mail_domain", "network_address", "same_name", "many_claims"] as const

/** Every setting; what is left out has its default. Unknown settings are refused. */
const settings = z.strictObject({
  status: z.enum(["off", "active"]).default("off"),
  starts_at: instant.nullable().default(null),
  ends_at: instant.nullable().default(null),
  advocates: advocates.default(() => advocates.parse({})),
  members_refer_for: z.enum(["person", "company"]).default("person"),
  friend: friend.default({ discount: { type: "percentage", value: "10", maximum: null }, minimum_spend: null, points: null }),
  advocate: advocate.default({ kind: "points", amount: { type: "fixed", points: 500 } }),
  milestones: milestones.default([]),
  minimum_order: amounts.nullable().default(null),
  qualifies_at: z.enum(["order_placed", "payment_captured", "order_fulfilled", "order_completed"]).default("payment_captured"),
  claim_days: days.min(1).default(30),
  holding_days: days.default(14),
  limits: limits.default(() => limits.parse({})),
  when_undone: z.enum(["proportional", "whole"]).default("proportional"),
  reviewed_signals: z
    .array(z.enum(SIGNALS))
    .max(SIGNALS.length)
    .default([...SIGNALS]),
  invitations_per_day: z.number().int().min(0).max(1_000).default(5),
  advocate_name: z.enum(["none", "first_name", "full_name"]).default("first_name"),
  link_base: linkBase.nullable().default(null),
  share_template: shareTemplate.default(() => shareTemplate.parse({})),
  terms: storableText().max(50_000).nullable().default(null),
})

/** The settings of a programme as the kernel reads them. */
export type ReferralSettings = z.infer<typeof settings>

/** What a friend was promised: the settings at the claim. */
export type ReferralTerms = ReferralSettings

/** The programme in force. `revision` is 0 where nothing was ever stored: the defaults, switched off. */
export type ReferralProgramState = ReferralSettings & { id: string; revision: number; /** While the plugin is being removed. */ retired_at: Date | null; updated_at: Date | null }

/** There is one programme. */
export const PROGRAM_ID = "refprog"

/**
 * Reads settings, from an admin or from a table.
 *
 * @returns the settings, or every refusal with its path (`friend.discount.value`, `milestones.1.every`) and reason code: zod's codes, those
 *   of rewards, `nothing_given`, `no_discount`, `company_gets_points`, `ends_before_start`, `duplicate_milestone`, `unknown_placeholder`, `invalid_url`
 */
export const parseReferralSettings = (input: unknown): Parsed<ReferralSettings> => {
  const result = parseInput(settings, input)
  if (!result.success) {
    return refused([...refusalsOf(result.error.issues), ...misfits(input)])
  }
  const refusals = misfits(input)
  return refusals.length ? refused(refusals) : accepted(result.data)
}

const schedule = z.object({ starts_at: instant, ends_at: instant })
const receivers = z.object({ members_refer_for: z.literal("company"), advocate: z.object({ kind: z.literal("personal_code") }) })

/** Fields that are right each for itself, and not together. */
const misfits = (input: unknown): Refusal[] => {
  const given = schedule.safeParse(input)
  return [
    ...(given.success && given.data.ends_at <= given.data.starts_at ? [{ path: "ends_at", reason: "ends_before_start", message: "must be later than starts_at" }] : []),
    ...(receivers.safeParse(input).success ? [{ path: "advocate.kind", reason: "company_gets_points", message: "must be points while members refer for their company: a company has a wallet, and uses no codes" }] : []),
  ]
}

/** Groups of settings of which a change may name a part. */
const GROUPS = ["advocates", "friend", "limits", "share_template"]

/** Changed settings over those in force. Lists, amounts by currency and what has a kind or a type are replaced as a whole. */
export const changedSettings = (current: Record<string, unknown>, changes: Record<string, unknown>): Record<string, unknown> => ({
  ...current,
  ...Object.fromEntries(Object.entries(changes).map(([name, value]) => [name, GROUPS.includes(name) && isObject(value) && isObject(current[name]) ? { ...current[name], ...value } : value])),
})

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value)

export const DEFAULT_SETTINGS: ReferralSettings = settings.parse({})

export const DEFAULT_PROGRAM: ReferralProgramState = { ...DEFAULT_SETTINGS, id: PROGRAM_ID, revision: 0, retired_at: null, updated_at: null }

/** Whether the programme takes claims and gives codes at an instant. */
export const isOpen = ({ status, starts_at, ends_at, retired_at }: Pick<ReferralProgramState, "status" | "starts_at" | "ends_at" | "retired_at">, at: Date): boolean =>
  status === "active" && retired_at === null && (starts_at === null || starts_at <= at) && (ends_at === null || at < ends_at)
