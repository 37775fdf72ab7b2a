import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { refreshCartItemsWorkflow } from "@medusajs/medusa/core-flows"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import { errorMessage } from "../../shared/error-message"
import { RefusalError } from "../../shared/refusal-error"
import { takeRedemptionOff } from "./cart/redemption-turn"
import { eraseLevels } from "../loyalty-levels/erase-levels"
import { forgetMember } from "../companies/forget-member"
import { forgetOccasions } from "../occasions/forget-buyer"
import { forgetUser } from "../free-products/forget-user"
import { followOrdersOf } from "../orders/follow-orders-of"
import { forgetBuyer } from "../purchases/orders-before"
import { forgetReferrals } from "../referrals/forget-person"
import { forgetOwner } from "../rewards/forget-owner"

/** Who is to be forgotten, by himself or by his account. */
export type EraseOwnerInput = { customer_id?: string; account_id?: string }

/** The last step: what is forgotten cannot come back. */
const eraseOwnerStep = createStep("erase-points-owner", async ({ customer_id, account_id }: EraseOwnerInput, { container }) => {
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const person_id = customer_id ?? (await ownerOf(service, account_id ?? ""))
  if (person_id === null) {
    return new StepResponse({ account_id: account_id ?? null })
  }
  const customer = await readCustomer(container, person_id)
  await followOrdersOf(container, person_id, customer?.email ?? null)
  await clearCartsOf(container, person_id)
  await forgetMember(container, person_id)
  await forgetBuyer(container, person_id)
  await eraseLevels(container, person_id)
  await forgetOccasions(container, person_id)
  await forgetReferrals(container, person_id)
  await forgetUser(container, person_id, customer?.email ?? null)
  await forgetOwner(container, person_id, customer?.email ?? null)
  const erased = await service.erasePerson({ customer_id: person_id, email: customer?.email ?? null })
  if (!erased && !customer) {
    throw new RefusalError("account_not_found", [{ path: "customer_id", reason: "account_not_found", message: "nothing is known of this customer" }])
  }
  return new StepResponse({ account_id: erased })
})

/** What he wanted to redeem is taken off his carts: one that shows points of nobody could not be completed. */
const clearCartsOf = async (container: MedusaContainer, customer_id: string): Promise<void> => {
  for (const cart_id of await container.resolve<RewardPointsService>(REWARD_POINTS).openRedemptionsOf(customer_id)) {
    await orLog(container, `points could not be taken off cart ${cart_id} before its buyer was erased`, async () => {
      await takeRedemptionOff(container, cart_id)
      await refreshCartItemsWorkflow(container).run({ input: { cart_id } })
    })
  }
}

const orLog = async (container: MedusaContainer, failure: string, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`${failure}: ${errorMessage(error)}`)
  }
}

/** Null: it was erased before. @throws RefusalError `account_not_found`, `company_account` */
const ownerOf = async (service: RewardPointsService, account_id: string): Promise<string | null> => {
  const { owner } = await service.readAccount(account_id)
  if (owner?.type === "company") {
    throw new RefusalError("invalid_input", [{ path: "account_id", reason: "company_account", message: "must be the account of a customer: the points of a company stay" }])
  }
  return owner?.id ?? null
}

/** Also one whom the shop has deleted already. */
const readCustomer = async (container: MedusaContainer, id: string): Promise<{ email: string | null } | undefined> => {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id }, { select: ["id", "email"], take: 1, withDeleted: true })
  return customer && { email: customer.email ?? null }
}

export const eraseOwnerWorkflowId = "erase-points-owner"

/**
 * Takes a customer out of the points: the account has no owner any more and nobody's words are kept.
 * Sums, entries and their chain stay as they are. You can use this workflow within your own
 * customizations.
 *
 * @example
 * await eraseOwnerWorkflow(container).run({ input: { customer_id: "cus_1" } })
 *
 * @summary Erase who owned an account. Answers `{ account_id }`.
 * @throws RefusalError `account_not_found`, `company_account`
 */
export const eraseOwnerWorkflow = createWorkflow(eraseOwnerWorkflowId, (input: EraseOwnerInput) => new WorkflowResponse(eraseOwnerStep(input)))
