import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { B2B_COMPANIES } from "../../modules/companies/key"
import { notYourCompany } from "../../modules/companies/refusals"
import type { CompaniesService } from "../../modules/companies/service"
import { RefusalError } from "../../shared/refusal-error"
import { companiesOfCustomer } from "./company-members"
import { requireOwnCart } from "./own-cart"

/** `customer_id` is the customer of the session; `company_id` null: none is chosen any more. */
export type SetCartCompanyInput = { cart_id: string; customer_id: string; company_id: string | null }

/** Notes the choice; undone by noting what was chosen before. */
const noteCartCompanyStep = createStep(
  "note-cart-company",
  async ({ cart_id, customer_id, company_id }: SetCartCompanyInput, { container }) => {
    const { is_completed } = await requireOwnCart(container, cart_id, customer_id)
    if (is_completed) {
      throw new RefusalError("cart_completed", [{ path: "id", reason: "cart_completed", message: "is an order already" }])
    }
    const companies = company_id === null ? [] : await companiesOfCustomer(container, customer_id)
    if (company_id !== null && !companies.some((company) => company.company_id === company_id)) {
      throw notYourCompany(company_id)
    }
    const service = container.resolve<CompaniesService>(B2B_COMPANIES)
    const before = await service.readCartChoice(cart_id)
    await service.noteCartChoice(cart_id, { customer_id, company_id })
    return new StepResponse(void 0, { cart_id, before })
  },
  async (undo, { container }) => {
    if (!undo) {
      return
    }
    const service = container.resolve<CompaniesService>(B2B_COMPANIES)
    await (undo.before ? service.noteCartChoice(undo.cart_id, undo.before) : service.forgetCartChoice(undo.cart_id))
  }
)

export const setCartCompanyWorkflowId = "set-cart-b2b-company"

/**
 * Chooses for which of a buyer's companies his own cart is bought. It decides whose points are earned,
 * what rules for companies give, and for whom the order is recorded. What is chosen counts while he
 * is a member when the cart is completed, else the company that he joined first. You can use this
 * workflow within your own customizations.
 *
 * @example
 * await setCartCompanyWorkflow(container).run({ input: { cart_id: "cart_1", customer_id: "cus_1", company_id: "b2bcomp_1" } })
 *
 * @summary Choose the company that a cart is bought for.
 * @throws RefusalError `cart_not_found`, `cart_completed`, `company_not_found`
 */
export const setCartCompanyWorkflow = createWorkflow(setCartCompanyWorkflowId, (input: SetCartCompanyInput) => {
  noteCartCompanyStep(input)
  return new WorkflowResponse(void 0)
})
