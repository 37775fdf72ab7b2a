import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import type { Purchase } from "../../purchases/list-purchases"
import type { LevelOwner } from "../../../modules/loyalty-levels/service"
import { settleOwners } from "../settle-owners"

/** Who bought: the customers and the companies of purchases. */
const ownersOf = (purchases: readonly Pick<Purchase, "customer_id" | "company_id">[]): LevelOwner[] => {
  const ids = (list: (string | null)[]): string[] => [...new Set(list.flatMap((id) => id ?? []))].sort()
  return [
    ...ids(purchases.map(({ customer_id }) => customer_id)).map((id) => ({ type: "customer" as const, id })),
    ...ids(purchases.map(({ company_id }) => company_id)).map((id) => ({ type: "company" as const, id })),
  ]
}

/** Brings the levels of who bought in line with what is recorded. Nothing is to be undone: a second time nothing changes. */
export const settleLevelsStep = createStep("settle-loyalty-levels", async ({ order_id, purchases }: { order_id: string; purchases: Purchase[] }, { container }) => {
  const owners = ownersOf(purchases)
  return new StepResponse({ moved: owners.length ? await settleOwners(container, { owners, at: new Date(), order_id }) : 0 })
})

/** The same for some owners, with their groups. `now`: as if it were then, ISO 8601. */
export const settleOwnersStep = createStep("settle-loyalty-owners", async ({ owners, now }: { owners: LevelOwner[]; now?: string }, { container }) =>
  new StepResponse({ moved: await settleOwners(container, { owners, at: now ? new Date(now) : new Date(), memberships: true }) })
)
