import type { AdminFreeProductRule, FreeProductRepeat, FreeProductReward } from "../../types/free-products"
import { copyOfFreeProductRule, draftOfFreeProductRule, emptyFreeProductRule, freeProductRuleFor, inputOfFreeProductRule, problemsOfFreeProductRule } from "./free-product-draft"
import { atItsCurrency, withRewardType } from "./free-product-reward-draft"

const stored: AdminFreeProductRule = {
  id: "freerule_1",
  name: "Mug from 500",
  description: "A mug for you",
  status: "active",
  priority: 3,
  starts_at: "2027-01-01T00:00:00.000Z",
  ends_at: "2027-02-01T00:00:00.000Z",
  conditions: { all: [{ code: "goods_total", args: { currency_code: "eur", minimum: 500 } }] },
  reward: { type: "added", goods: [{ variant_id: "variant_mug", quantity: 2, fallbacks: ["variant_pen", "variant_cap"] }] },
  repeat: { type: "once" },
  limits: { per_order: 2, per_owner: { period: "month", pieces: 4 }, total: 200 },
  stacking: { type: "best", group: "mugs" },
  on_return: "keep",
  broken: null,
  given: 12,
  created_at: "2026-01-01T00:00:00.000Z",
  updated_at: "2026-01-01T00:00:00.000Z",
}
const draft = draftOfFreeProductRule(stored)
const goods = [{ variant_id: "variant_mug", quantity: 1, fallbacks: [] }]
const everything = { type: "all" as const, ids: [] }

const rewards: [FreeProductReward, FreeProductRepeat][] = [
  [{ type: "added", goods }, { type: "per_amount", amounts: [{ currency_code: "eur", amount: 500 }, { currency_code: "sek", amount: 5500.5 }], tax: "gross", promotions: "before", scope: { type: "tags", ids: ["ptag_1"] }, maximum: 3 }],
  [{ type: "choice", goods, choose: 1 }, { type: "per_quantity", quantity: 12, scope: everything, maximum: null }],
  [{ type: "same_variant", scope: everything, every: 10, quantity: 1 }, { type: "each_time", maximum: 5 }],
  [{ type: "cheapest", scope: { type: "categories", ids: ["pcat_1"] }, every: 3, quantity: 1 }, { type: "each_time", maximum: null }],
]

describe("a rule for free products in a form", () => {
  it("is sent as it was stored when nothing is changed", () => {
    const { id: _id, broken: _broken, given: _given, created_at: _created, updated_at: _updated, ...input } = stored
    expect(inputOfFreeProductRule(draft)).toEqual(input)
  })

  it.each(rewards)("keeps what it gives and how often: %p, %p", (reward, repeat) => {
    expect(inputOfFreeProductRule(draftOfFreeProductRule({ ...stored, reward, repeat }))).toMatchObject({ reward, repeat })
  })

  it("starts as a draft without limits or conditions", () => {
    expect(inputOfFreeProductRule({ ...emptyFreeProductRule(), name: " Mug " })).toMatchObject({
      name: "Mug",
      status: "draft",
      conditions: null,
      repeat: { type: "once" },
      limits: { per_order: null, per_owner: null, total: null },
      stacking: { type: "all" },
      on_return: "expect_back",
    })
  })

  it("starts for the group or the variant of the page that it is made from", () => {
    const { conditions, reward } = inputOfFreeProductRule(freeProductRuleFor({ customer_group_id: "cusgroup_1", variant_id: "variant_mug" }))
    expect(conditions).toEqual({ all: [{ code: "customer_groups", args: { ids: ["cusgroup_1"] } }] })
    expect(reward).toEqual({ type: "added", goods })
  })

  it("is copied under another name, and not yet active", () => {
    expect(inputOfFreeProductRule(copyOfFreeProductRule(stored, "Copy"))).toMatchObject({ name: "Copy", status: "draft", reward: stored.reward, limits: stored.limits })
  })

  it("opens also where parts of it cannot be read, and keeps the others", () => {
    const broken = [{ path: "reward.type", reason: "invalid_value", message: "" }]
    const opened = draftOfFreeProductRule({ ...stored, reward: JSON.parse(`{"type":"surprise"}`), broken })
    expect(opened.reward).toEqual(emptyFreeProductRule().reward)
    expect(opened.limits).toEqual(draft.limits)
  })

  it("leaves out what was typed for another kind of reward, scope, repeat or limit", () => {
    const typed = { ...draft, reward: { ...draft.reward, type: "cheapest" as const, scope: { type: "all" as const, ids: ["prod_1"] } }, stacking: { type: "all" as const, group: "mugs" }, limits: { ...draft.limits, period: "none" as const } }
    const { reward, stacking, limits } = inputOfFreeProductRule(typed)
    expect(reward).toEqual({ type: "cheapest", scope: everything, every: 10, quantity: 1 })
    expect(stacking).toEqual({ type: "all" })
    expect(limits.per_owner).toBeNull()
  })

  it.each([
    ["no name", { name: " " }, ["name name_missing"]],
    ["half a priority", { priority: "1.5" }, ["priority not_whole"]],
    ["an end at its start", { ends_at: stored.starts_at }, ["ends_at ends_before_start"]],
    ["nothing to give", { reward: { ...draft.reward, goods: [] } }, ["reward.goods goods_missing"]],
    ["no piece of the second", { reward: { ...draft.reward, goods: [...draft.reward.goods, { variant_id: "v", quantity: "0", fallbacks: [] }] } }, ["reward.goods.1.quantity out_of_range"]],
    ["more to choose than there is", { reward: { ...draft.reward, type: "choice" as const, choose: "2" } }, ["reward.choose chooses_too_many"]],
    ["everything free", { reward: { ...draft.reward, type: "cheapest" as const, every: "3", quantity: "3" } }, ["reward.quantity frees_all"]],
    ["no category", { reward: { ...draft.reward, type: "same_variant" as const, scope: { type: "categories" as const, ids: [] } } }, ["reward.scope.ids none_chosen"]],
    ["no amount", { repeat: { ...draft.repeat, type: "per_amount" as const } }, ["repeat.amounts empty"]],
    ["an amount of nothing", { repeat: { ...draft.repeat, type: "per_amount" as const, amounts: { eur: "500", usd: "0" } } }, ["repeat.amounts.usd not_positive"]],
    ["no pieces to count", { repeat: { ...draft.repeat, type: "per_quantity" as const, quantity: "" } }, ["repeat.quantity empty"]],
    ["a budget of nothing", { limits: { ...draft.limits, total: "0" } }, ["limits.total out_of_range"]],
    ["a period without a limit", { limits: { ...draft.limits, per_owner: "" } }, ["limits.per_owner.pieces empty"]],
    ["a group without a name", { stacking: { type: "best" as const, group: " " } }, ["stacking.group group_missing"]],
    ["nothing wrong", {}, []],
  ])("says what is wrong: %s", (_, patch, expected) => {
    expect(problemsOfFreeProductRule({ ...draft, ...patch }).map(({ path, reason }) => `${path} ${reason}`)).toEqual(expected)
  })
})

describe("another kind of reward", () => {
  it("brings the repeat that goes with it, and the usual numbers", () => {
    const cheapest = withRewardType(draft.reward, { ...draft.repeat, type: "per_amount" }, "cheapest")
    expect([cheapest.repeat.type, cheapest.reward.every]).toEqual(["each_time", "3"])
    expect(withRewardType(cheapest.reward, cheapest.repeat, "same_variant").reward.every).toBe("10")
    expect(withRewardType(cheapest.reward, cheapest.repeat, "choice").repeat.type).toBe("once")
  })

  it("leaves a number alone that somebody typed, and a repeat that still goes with it", () => {
    expect(withRewardType({ ...draft.reward, type: "same_variant", every: "6" }, draft.repeat, "cheapest").reward.every).toBe("6")
    expect(withRewardType(draft.reward, { ...draft.repeat, type: "per_quantity" }, "choice").repeat.type).toBe("per_quantity")
  })
})

it("shows a refused amount at its currency", () => {
  const repeat = { ...draft.repeat, amounts: { eur: "500", usd: "", sek: "1e9" } }
  const wrong = { path: "repeat.amounts.0.amount", reason: "too_big" }
  expect(atItsCurrency({ ...repeat, amounts: { eur: "", usd: "5", sek: "7" } }, wrong).path).toBe("repeat.amounts.usd")
  expect(atItsCurrency(repeat, { path: "repeat.maximum", reason: "too_big" }).path).toBe("repeat.maximum")
})
