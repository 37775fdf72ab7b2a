import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import { isStorable } from "../../shared/schema"
import type { Db } from "../../storage/sql"
import type { CartChoice } from "./domain/cart-company"
import { differs, type CompanyChanges, type CompanyInput, type MemberChanges, type OwnRights } from "./domain/company"
import { B2bCompany } from "./models/b2b-company"
import { B2bCompanyMember } from "./models/b2b-company-member"
import { companyExists, companyNotFound } from "./refusals"
import { cartsBefore, forgetCartChoice, forgetCarts, forgetCartsOf, noteCartChoice, noteCartDecision, readCartChoice, readCartDecision, type CartDecision } from "./storage/carts"
import { companiesAfter, companyGroupIds, findCompanies, insertCompany, lockCompany, setDeleted, updateCompany, type Company, type CompanySelection } from "./storage/companies"
import { companiesOfGroups, forgetMember, forgetOwnRights, ownRights, ownRightsOf, writeOwnRights, type CompanyOfGroup } from "./storage/members"

export type { CartDecision } from "./storage/carts"
export type { Company, CompanySelection } from "./storage/companies"
export type { CompanyOfGroup } from "./storage/members"

/** Stores which customer groups are companies, and what differs for single members. */
export class CompaniesService extends MedusaService({ B2bCompany, B2bCompanyMember }) {
  /** Marks a group as a company. @throws RefusalError `company_exists` */
  @InjectTransactionManager()
  async markCompany(input: CompanyInput, @MedusaContext() context: Db = {}): Promise<Company> {
    const company = await insertCompany(context, input)
    if (!company) {
      throw companyExists(input.customer_group_id)
    }
    return company
  }

  /** Changes the given fields under the company's lock; the others stay. @throws RefusalError `company_not_found` */
  @InjectTransactionManager()
  async changeCompany(id: string, changes: CompanyChanges, @MedusaContext() context: Db = {}): Promise<void> {
    const company = await this.locked(id, context)
    await updateCompany(context, id, { ...company, ...changes })
  }

  /** Marks a company as none any more; its group and members stay as they are. @throws RefusalError `company_not_found` */
  @InjectTransactionManager()
  async unmarkCompany(id: string, @MedusaContext() context: Db = {}): Promise<void> {
    if (!isStorable(id) || !(await setDeleted(context, id, true))) {
      throw companyNotFound(id)
    }
  }

  /** Takes {@link unmarkCompany} back. */
  @InjectTransactionManager()
  async remarkCompany(id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await setDeleted(context, id, false)
  }

  /** One company. @throws RefusalError `company_not_found` */
  @InjectManager()
  async readCompany(id: string, @MedusaContext() context: Db = {}): Promise<Company> {
    const { companies } = isStorable(id) ? await findCompanies(context, { ids: [id] }, { limit: 1, offset: 0 }) : { companies: [] }
    if (!companies.length) {
      throw companyNotFound(id)
    }
    return companies[0]
  }

  /** See {@link findCompanies}. */
  @InjectManager()
  async findCompanies(
    selection: CompanySelection,
    page: { limit: number; offset: number },
    @MedusaContext() context: Db = {}
  ): Promise<{ companies: Company[]; count: number }> {
    return findCompanies(context, selection, page)
  }

  /** The customer groups that are companies. */
  @InjectManager()
  async companyGroupIds(@MedusaContext() context: Db = {}): Promise<string[]> {
    return companyGroupIds(context)
  }

  /** See {@link companiesAfter}. */
  @InjectManager()
  async companiesAfter(after: string, limit: number, @MedusaContext() context: Db = {}): Promise<Company[]> {
    return companiesAfter(context, after, limit)
  }

  /** See {@link companiesOfGroups}. */
  @InjectManager()
  async companiesOfGroups(customer_id: string, customer_group_ids: string[], @MedusaContext() context: Db = {}): Promise<CompanyOfGroup[]> {
    return companiesOfGroups(context, customer_id, customer_group_ids)
  }

  /** See {@link ownRightsOf}. */
  @InjectManager()
  async ownRightsOf(company_id: string, customer_ids: string[], @MedusaContext() context: Db = {}): Promise<Record<string, OwnRights>> {
    return ownRightsOf(context, company_id, customer_ids)
  }

  /** Changes what differs for one member, under the company's lock. @throws RefusalError `company_not_found` */
  @InjectTransactionManager()
  async changeMember(company_id: string, customer_id: string, changes: MemberChanges, @MedusaContext() context: Db = {}): Promise<OwnRights> {
    await this.locked(company_id, context)
    const own: OwnRights = { ...(await ownRights(context, company_id, customer_id)), ...changes }
    await (differs(own) ? writeOwnRights(context, company_id, customer_id, own) : forgetOwnRights(context, company_id, customer_id))
    return own
  }

  /** Forgets what companies say of a customer, and what he chose on carts. */
  @InjectTransactionManager()
  async forgetMember(customer_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await forgetMember(context, customer_id)
    await forgetCartsOf(context, customer_id)
  }

  /** See {@link readCartChoice}. */
  @InjectManager()
  async readCartChoice(cart_id: string, @MedusaContext() context: Db = {}): Promise<CartChoice | null> {
    return readCartChoice(context, cart_id)
  }

  /** See {@link noteCartChoice}. */
  @InjectManager()
  async noteCartChoice(cart_id: string, choice: CartChoice, @MedusaContext() context: Db = {}): Promise<void> {
    await noteCartChoice(context, cart_id, choice)
  }

  /** See {@link forgetCartChoice}. */
  @InjectManager()
  async forgetCartChoice(cart_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await forgetCartChoice(context, cart_id)
  }

  /** See {@link noteCartDecision}. */
  @InjectManager()
  async noteCartDecision(cart_id: string, decision: CartDecision, @MedusaContext() context: Db = {}): Promise<void> {
    await noteCartDecision(context, cart_id, decision)
  }

  /** See {@link readCartDecision}. */
  @InjectManager()
  async readCartDecision(cart_id: string, @MedusaContext() context: Db = {}): Promise<CartDecision | null> {
    return readCartDecision(context, cart_id)
  }

  /** See {@link cartsBefore}. */
  @InjectManager()
  async cartsBefore(before: Date, limit: number, kept: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return cartsBefore(context, before, limit, kept)
  }

  /** See {@link forgetCarts}. */
  @InjectManager()
  async forgetCarts(cart_ids: string[], before: Date, @MedusaContext() context: Db = {}): Promise<number> {
    return forgetCarts(context, cart_ids, before)
  }

  private async locked(id: string, context: Db): Promise<Company> {
    const company = isStorable(id) ? await lockCompany(context, id) : null
    if (!company) {
      throw companyNotFound(id)
    }
    return company
  }
}
