import type { FreeGoods, FreeProductRepeat, FreeProductReward, FreeProductScope } from "../../types/free-products"
import { problemOfOptionalWhole, problemOfWhole, required, typedText, wholeOf, wholeOrNull } from "./points-number"
import type { Problem } from "./problem"
import { amountsOf, problemsOfPositiveAmounts, type TypedAmounts } from "./typed-amounts"
import { amountDecimals } from "./typed-discount"

export const rewardTypes = ["added", "choice", "same_variant", "cheapest"] as const satisfies readonly FreeProductReward["type"][]

/** Pieces of one gift for one time that a rule fires, and any number of paid pieces: what the Admin API takes. */
const givenPieces = { least: 1, most: 1000 }
export const anyPieces = { least: 1, most: 2_147_483_647 }
const anyTimes = { least: 1, most: 10_000 }
const mostGoods = 50
const mostFallbacks = 10

/** A variant that is given, as a form holds it. */
export type GoodsDraft = { variant_id: string; quantity: string; fallbacks: string[] }

/** A reward as a form holds it: only the fields of its type are sent. */
export type RewardDraft = { type: FreeProductReward["type"]; goods: GoodsDraft[]; choose: string; scope: FreeProductScope; every: string; quantity: string }

/** How often it fires, as a form holds it. */
export type RepeatDraft = {
  type: FreeProductRepeat["type"]
  amounts: TypedAmounts
  tax: "net" | "gross"
  promotions: "after" | "before"
  quantity: string
  scope: FreeProductScope
  maximum: string
}

const everything = (): FreeProductScope => ({ type: "all", ids: [] })

/** Whether a reward is made of variants that are named, or counts the paid pieces itself. */
export const namesGoods = (type: FreeProductReward["type"]): boolean => type === "added" || type === "choice"

export const repeatTypesFor = (type: FreeProductReward["type"]): FreeProductRepeat["type"][] => (namesGoods(type) ? ["once", "per_amount", "per_quantity"] : ["each_time", "once"])

export const emptyReward = (): RewardDraft => ({ type: "added", goods: [], choose: "1", scope: everything(), every: "10", quantity: "1" })
export const emptyRepeat = (): RepeatDraft => ({ type: "once", amounts: {}, tax: "net", promotions: "after", quantity: "10", scope: everything(), maximum: "" })

/** Another kind of reward, with the repeat that goes with it. Numbers that nobody changed follow: "buy 10, get the 11th", "3 for 2". */
export const withRewardType = (reward: RewardDraft, repeat: RepeatDraft, type: FreeProductReward["type"]): { reward: RewardDraft; repeat: RepeatDraft } => {
  const usual = { same_variant: "10", cheapest: "3" }
  const every = type === "same_variant" || type === "cheapest" ? (Object.values(usual).includes(reward.every) ? usual[type] : reward.every) : reward.every
  const [first] = repeatTypesFor(type)
  return {
    reward: { ...reward, type, every },
    repeat: repeatTypesFor(type).includes(repeat.type) && namesGoods(type) === namesGoods(reward.type) ? repeat : { ...repeat, type: first },
  }
}

export const draftOfReward = (reward: FreeProductReward): RewardDraft => {
  const start = { ...emptyReward(), type: reward.type }
  switch (reward.type) {
    case "added":
      return { ...start, goods: reward.goods.map(draftOfGoods) }
    case "choice":
      return { ...start, goods: reward.goods.map(draftOfGoods), choose: String(reward.choose) }
    default:
      return { ...start, scope: reward.scope, every: String(reward.every), quantity: String(reward.quantity) }
  }
}

const draftOfGoods = ({ variant_id, quantity, fallbacks }: FreeGoods): GoodsDraft => ({ variant_id, quantity: String(quantity), fallbacks })

export const rewardOf = ({ type, goods, choose, scope, every, quantity }: RewardDraft): FreeProductReward => {
  const given = goods.map((each): FreeGoods => ({ ...each, quantity: wholeOf(each.quantity) }))
  switch (type) {
    case "added":
      return { type, goods: given }
    case "choice":
      return { type, goods: given, choose: wholeOf(choose) }
    default:
      return { type, scope: tidyScope(scope), every: wholeOf(every), quantity: wholeOf(quantity) }
  }
}

/** What was chosen for another kind of scope is left out. */
const tidyScope = ({ type, ids }: FreeProductScope): FreeProductScope => (type === "all" ? everything() : { type, ids })

export const draftOfRepeat = (repeat: FreeProductRepeat): RepeatDraft => {
  const start = { ...emptyRepeat(), type: repeat.type }
  switch (repeat.type) {
    case "per_amount": {
      const { tax, promotions, scope, maximum } = repeat
      return { ...start, tax, promotions, scope, maximum: typedText(maximum), amounts: Object.fromEntries(repeat.amounts.map(({ currency_code, amount }) => [currency_code, String(amount)])) }
    }
    case "per_quantity":
      return { ...start, quantity: String(repeat.quantity), scope: repeat.scope, maximum: typedText(repeat.maximum) }
    case "each_time":
      return { ...start, maximum: typedText(repeat.maximum) }
    default:
      return start
  }
}

export const repeatOf = ({ type, amounts, tax, promotions, quantity, scope, maximum }: RepeatDraft): FreeProductRepeat => {
  switch (type) {
    case "per_amount":
      return {
        type,
        amounts: Object.entries(amountsOf(amounts)).map(([currency_code, amount]) => ({ currency_code, amount: Number(amount) })),
        tax,
        promotions,
        scope: tidyScope(scope),
        maximum: wholeOrNull(maximum),
      }
    case "per_quantity":
      return { type, quantity: wholeOf(quantity), scope: tidyScope(scope), maximum: wholeOrNull(maximum) }
    case "each_time":
      return { type, maximum: wholeOrNull(maximum) }
    default:
      return { type }
  }
}

/** What is wrong with a reward, at the paths of the Admin API. */
export const problemsOfReward = ({ type, goods, choose, scope, every, quantity }: RewardDraft): Problem[] => {
  if (type === "added" || type === "choice") {
    return [...problemsOfGoods(goods), ...(type === "choice" ? problemsOfChoose(choose, goods.length) : [])]
  }
  const each = [...problemOfWhole("reward.every", every, anyPieces), ...problemOfWhole("reward.quantity", quantity, givenPieces)]
  return [...problemsOfScope("reward.scope", scope), ...each, ...required(each.length > 0 || type !== "cheapest" || wholeOf(quantity) < wholeOf(every), "reward.quantity", "frees_all")]
}

const problemsOfGoods = (goods: GoodsDraft[]): Problem[] => [
  ...required(goods.length > 0, "reward.goods", "goods_missing"),
  ...(goods.length > mostGoods ? [{ path: "reward.goods", reason: "too_many_goods", details: { most: mostGoods } }] : []),
  ...goods.flatMap(({ quantity, fallbacks }, index) => [
    ...problemOfWhole(`reward.goods.${index}.quantity`, quantity, givenPieces),
    ...(fallbacks.length > mostFallbacks ? [{ path: `reward.goods.${index}.fallbacks`, reason: "too_many_goods", details: { most: mostFallbacks } }] : []),
  ]),
]

const problemsOfChoose = (choose: string, of: number): Problem[] => {
  const own = problemOfWhole("reward.choose", choose, givenPieces)
  return [...own, ...required(own.length > 0 || of === 0 || wholeOf(choose) <= of, "reward.choose", "chooses_too_many")]
}

/** What is wrong with how often it fires. */
export const problemsOfRepeat = ({ type, amounts, quantity, scope, maximum }: RepeatDraft): Problem[] => {
  const most = problemOfOptionalWhole("repeat.maximum", maximum, anyTimes)
  switch (type) {
    case "per_amount":
      return [...problemsOfPositiveAmounts("repeat.amounts", amounts, amountDecimals, true), ...problemsOfScope("repeat.scope", scope), ...most]
    case "per_quantity":
      return [...problemOfWhole("repeat.quantity", quantity, anyPieces), ...problemsOfScope("repeat.scope", scope), ...most]
    case "each_time":
      return most
    default:
      return []
  }
}

const problemsOfScope = (path: string, { type, ids }: FreeProductScope): Problem[] => required(type === "all" || ids.length > 0, `${path}.ids`, "none_chosen")

/** The Admin API counts amounts, the form has them by currency: `repeat.amounts.1.amount` is `repeat.amounts.usd`. */
export const atItsCurrency = ({ amounts }: RepeatDraft, problem: Problem): Problem => {
  const codes = Object.keys(amountsOf(amounts))
  return { ...problem, path: problem.path.replace(/^repeat\.amounts\.(\d+)(\..*)?$/, (path, index) => (codes[index] ? `repeat.amounts.${codes[index]}` : path)) }
}
