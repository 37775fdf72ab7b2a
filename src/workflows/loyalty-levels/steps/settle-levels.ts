import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { Purchase } from "../../purchases/list-purchases"
import type { LevelOwner } from "../../../modules/loyalty-levels/service"
import { errorMessage } from "../../../shared/error-message"
import { z } from "../../../shared/schema"
import { asksForPoints } from "../measure"
import { levels } from "../requalify"
import { settleOwners } from "../settle-owners"

/** Who bought: the customers and the companies of purchases. */
const ownersOf = (purchases: readonly Pick<Purchase, "customer_id" | "company_id">[]): LevelOwner[] => {
  const ids = (list: (string | null)[]): string[] => [...new Set(list.flatMap((id) => id ?? []))].sort()
  return [
    ...ids(purchases.map(({ customer_id }) => customer_id)).map((id) => ({ type: "customer" as const, id })),
    ...ids(purchases.map(({ company_id }) => company_id)).map((id) => ({ type: "company" as const, id })),
  ]
}

/** @property former_customers who had the order before */
export type SettleLevels = { order_id: string; purchases: Purchase[]; former_customers?: string[] }

/** Brings the levels of who bought in line with what is recorded. Nothing is to be undone: a second time nothing changes. */
export const settleLevelsStep = createStep("settle-loyalty-levels", async ({ order_id, purchases, former_customers = [] }: SettleLevels, { container }) => {
  const owners = [...ownersOf(purchases), ...former_customers.map((id): LevelOwner => ({ type: "customer", id }))]
  return new StepResponse({ moved: owners.length ? await settleOwners(container, { owners, at: new Date(), order_id }) : 0 })
})

/** The same for some owners, with their groups. `now`: as if it were then, ISO 8601. */
export const settleOwnersStep = createStep("settle-loyalty-owners", async ({ owners, now }: { owners: LevelOwner[]; now?: string }, { container }) =>
  new StepResponse({ moved: await settleOwners(container, { owners, at: now ? new Date(now) : new Date(), memberships: true }) })
)

const PAGE = 1000

/** The same for the customers of a group, which has become a company or is none any more, and for the company. Nothing is to be undone. */
export const settleGroupStep = createStep("settle-loyalty-levels-of-group", async ({ customer_group_id, company_id }: { customer_group_id: string; company_id?: string }, { container }) => {
  const at = new Date()
  if (company_id) {
    await settleOwners(container, { owners: [{ type: "company", id: company_id }], at })
  }
  for (let skip = 0; ; skip += PAGE) {
    const rows = await container.resolve(Modules.CUSTOMER).listCustomerGroupCustomers({ customer_group_id }, { select: ["id", "customer_id"], take: PAGE, skip, order: { id: "ASC" } })
    await settleOwners(container, { owners: rows.map(({ customer_id }): LevelOwner => ({ type: "customer", id: z.string().parse(customer_id) })), at, memberships: true })
    if (rows.length < PAGE) {
      return new StepResponse(void 0)
    }
  }
})

/** The same for who earned points without an order, where a ladder asks for points. What goes wrong fails nothing: the points are given, and the next night looks again. */
export const settleEarnerStep = createStep("settle-loyalty-levels-of-earner", async (owner: LevelOwner, { container }) => {
  try {
    if ((await levels(container).activeLadders()).some(asksForPoints)) {
      await settleOwners(container, { owners: [owner], at: new Date() })
    }
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`loyalty levels: ${owner.type} ${owner.id}, who earned points, is looked at by the next night: ${errorMessage(error)}`)
  }
  return new StepResponse(void 0)
})
