import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { Modules } from "@medusajs/framework/utils"
import { companyChanges, companyInput, memberChanges } from "../../../modules/companies/domain/company"
import { B2B_COMPANIES } from "../../../modules/companies/key"
import { notAMember } from "../../../modules/companies/refusals"
import type { CompaniesService } from "../../../modules/companies/service"
import { RefusalError, unknownIdRefusal } from "../../../shared/refusal-error"
import { isStorable } from "../../../shared/schema"
import { readFields } from "../company-input"
import { memberOfCompany } from "../company-members"

/** Marks a customer group as a company; undone by marking it as none. Returns the company's id and its group's. */
export const markCompanyStep = createStep(
  "mark-b2b-company",
  async ({ company }: { company: unknown }, { container }) => {
    const input = readFields(companyInput, company)
    const [group] = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ id: input.customer_group_id }, { select: ["id"] })
    if (!group) {
      throw new RefusalError("invalid_input", [unknownIdRefusal("customer_group_id", "customer_group", [input.customer_group_id])])
    }
    const { id, customer_group_id } = await container.resolve<CompaniesService>(B2B_COMPANIES).markCompany(input)
    return new StepResponse({ id, customer_group_id }, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<CompaniesService>(B2B_COMPANIES).unmarkCompany(id)
    }
  }
)

/** Changes a company in one transaction. The last step of its workflow: nothing after it can ask to undo it. */
export const changeCompanyStep = createStep("change-b2b-company", async ({ id, changes }: { id: string; changes: unknown }, { container }) => {
  await container.resolve<CompaniesService>(B2B_COMPANIES).changeCompany(id, readFields(companyChanges, changes))
  return new StepResponse(id)
})

/** Marks a company as none any more; undone by marking it again. Returns its group's id. */
export const unmarkCompanyStep = createStep(
  "unmark-b2b-company",
  async (id: string, { container }) => {
    const service = container.resolve<CompaniesService>(B2B_COMPANIES)
    const { customer_group_id } = await service.readCompany(id)
    await service.unmarkCompany(id)
    return new StepResponse(customer_group_id, id)
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<CompaniesService>(B2B_COMPANIES).remarkCompany(id)
    }
  }
)

/** A member of a company, and what is to differ for them. */
export type MemberChange = { company_id: string; customer_id: string; changes: unknown }

/** Changes what differs for one member. The last step of its workflow: nothing after it can ask to undo it. */
export const changeMemberStep = createStep("change-b2b-company-member", async ({ company_id, customer_id, changes }: MemberChange, { container }) => {
  const service = container.resolve<CompaniesService>(B2B_COMPANIES)
  const { id } = await service.readCompany(company_id)
  const fields = readFields(memberChanges, changes)
  const member = isStorable(customer_id) ? await memberOfCompany(container, id, customer_id) : null
  if (!member) {
    throw notAMember(customer_id)
  }
  await service.changeMember(id, customer_id, fields)
  return new StepResponse(void 0)
})
