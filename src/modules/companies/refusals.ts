/** Refusals that several parts of the companies give. */
import { RefusalError } from "../../shared/refusal-error"

export const companyNotFound = (id: string): RefusalError =>
  new RefusalError("company_not_found", [{ path: "id", reason: "company_not_found", message: `there is no company ${id}` }])

/** A customer group is one company at most. */
export const companyExists = (customer_group_id: string): RefusalError =>
  new RefusalError("company_exists", [
    { path: "customer_group_id", reason: "company_exists", message: "must be a group that is no company yet", values: [customer_group_id] },
  ])

/** What differs for one member can only be said of a member. */
export const notAMember = (customer_id: string): RefusalError =>
  new RefusalError("invalid_input", [
    { path: "customer_id", reason: "not_a_member", message: "must be a customer of the company's group", values: [customer_id] },
  ])

/** A company that the buyer does not belong to is as unknown to him as one that is none. */
export const notYourCompany = (id: string): RefusalError =>
  new RefusalError("company_not_found", [{ path: "company_id", reason: "company_not_found", message: "must be one of your companies", values: [id] }])
