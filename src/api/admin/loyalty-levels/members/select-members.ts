import type { FilterableCustomerProps, MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { MemberSelection } from "../../../../modules/loyalty-levels/service"
import { companiesByGroups, companiesByIds } from "../../../../workflows/companies/find-companies"
import { levels } from "../../../../workflows/loyalty-levels/requalify"
import { refuse } from "../../../refusals"

/** Owners that a search looks at; of more the first are found. */
const MOST = 1_000

type Asked = { q?: string; level_id?: string; owner_type: "customer" | "company" }

/** Who is looked for. @throws RefusalError `unknown_level` */
export const selectMembers = async (container: MedusaContainer, { q, level_id, owner_type }: Asked): Promise<MemberSelection> => {
  if (level_id && !(await levels(container).levelsByIds([level_id])).length) {
    refuse({ path: "level_id", reason: "unknown_level", message: `there is no level ${level_id}`, values: [level_id] })
  }
  return { owner_type, level_id: level_id ?? null, owner_ids: q === undefined ? null : await (owner_type === "customer" ? customers(container, q) : companies(container, q)) }
}

const FIELDS = ["email", "first_name", "last_name", "company_name"] as const

/** Each word is to be found somewhere: `ada lovelace` finds a first and a last name. */
const customers = async (container: MedusaContainer, q: string): Promise<string[]> => {
  const words = q.split(/\s+/).map((word): FilterableCustomerProps => ({ $or: FIELDS.map((field) => ({ [field]: { $ilike: `%${word.replace(/[\\%_]/g, "\\$&")}%` } })) }))
  const found = await container.resolve(Modules.CUSTOMER).listCustomers({ has_account: true, $or: [{ id: q }, { $and: words }] }, { select: ["id"], take: MOST })
  return found.map(({ id }) => id)
}

const companies = async (container: MedusaContainer, q: string): Promise<string[]> => {
  const groups = await container.resolve(Modules.CUSTOMER).listCustomerGroups({ q }, { select: ["id"], take: MOST })
  const found = [...(await companiesByGroups(container, groups.map(({ id }) => id))), ...(await companiesByIds(container, [q]))]
  return [...new Set(found.map(({ id }) => id))]
}
