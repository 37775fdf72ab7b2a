import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { createStep, createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { createFreeProductRuleStep, deleteFreeProductRuleStep, updateFreeProductRuleStep } from "../../src/workflows/free-products/steps/rules"
import { added } from "../support/free-products"
import { deleteFreeProductRule, listFreeProductRules, makeFreeProductRule, readFreeProductRule } from "../support/free-product-rules"
import { makeGroup } from "../support/customers"
import { makeProduct } from "../support/products"
import { makeShop } from "../support/shops"
import type { AdminFreeProductRuleInput } from "../../src/types/free-products"

/** The steps within a shop's own workflow that fails after them. They run in this file's copy of the SDK: what counts is what they leave in the database. */
const fail = createStep("fail", () => {
  throw new Error("what comes after the rule fails")
})
const creating = createWorkflow("create-free-product-rule-and-fail", (input: { rule: unknown }) => {
  const id = createFreeProductRuleStep(input)
  fail()
  return new WorkflowResponse(id)
})
const changing = createWorkflow("change-free-product-rule-and-fail", (input: { id: string; changes: Record<string, unknown> }) => {
  const id = updateFreeProductRuleStep(input)
  fail()
  return new WorkflowResponse(id)
})
const deleting = createWorkflow("delete-free-product-rule-and-fail", (input: { id: string }) => {
  const id = deleteFreeProductRuleStep(input.id)
  fail()
  return new WorkflowResponse(id)
})

/** The services of the app, in a container of this copy. */
const container = () => {
  const own = createMedusaContainer()
  for (const key of ["free_products", "query", "logger"]) own.register(key, asValue(testApp.container.resolve(key)))
  return own
}

const failed = async (run: Promise<{ errors: { error: Error }[] }>): Promise<string[]> => (await run).errors.map(({ error }) => error.message)

describe("a workflow that fails after it", () => {
  let mug: string

  beforeAll(async () => {
    mug = (await makeProduct(await makeShop())).variantIds[0]
  })

  it("leaves no rule that was created", async () => {
    const name = `Undone ${testApp.nextNumber()}`
    expect(await failed(creating(container()).run({ input: { rule: { name, reward: added(mug) } }, throwOnError: false }))).toEqual(["what comes after the rule fails"])
    expect(await listFreeProductRules({ q: name })).toMatchObject({ count: 0 })
  })

  it("leaves a rule as it was before its change, with nothing of the new reward, limits or conditions", async () => {
    const conditions = { all: [{ code: "customer_groups", args: { ids: [await makeGroup()] } }] } as AdminFreeProductRuleInput["conditions"]
    const before = await makeFreeProductRule(mug, { conditions, starts_at: "2020-01-01T00:00:00.000Z", limits: { per_order: 2, per_owner: null, total: 5 } })
    const changes = { name: "Another", conditions: null, starts_at: null, reward: { type: "cheapest", every: 3 }, repeat: { type: "each_time" }, limits: { total: 9 }, stacking: { type: "exclusive" } }
    expect(await failed(changing(container()).run({ input: { id: before.id, changes }, throwOnError: false }))).toEqual(["what comes after the rule fails"])
    expect(await readFreeProductRule(before.id)).toEqual({ ...before, updated_at: expect.any(String) })
    await deleteFreeProductRule(before.id)
  })

  it("leaves a rule that was deleted in force", async () => {
    const rule = await makeFreeProductRule(mug)
    expect(await failed(deleting(container()).run({ input: { id: rule.id }, throwOnError: false }))).toEqual(["what comes after the rule fails"])
    expect(await readFreeProductRule(rule.id)).toEqual({ ...rule, updated_at: expect.any(String) })
    expect((await listFreeProductRules({ variant_id: mug, status: "active" })).rules.map(({ id }) => id)).toEqual([rule.id])
    await deleteFreeProductRule(rule.id)
  })
})
