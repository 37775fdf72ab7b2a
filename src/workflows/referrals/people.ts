/** The people of referrals, as they are named. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { Advocate, AdvocateOwner, ReferralProgramState } from "../../modules/referrals/service"
import { z } from "../../shared/schema"
import type { ReferralOwner } from "../../types/referrals"
import { companyNames } from "../companies/company-members"

export type Person = { id: string; first_name: string | null; last_name: string | null; /** As people are called; null: nobody has said. */ name: string | null; email: string | null }

const text = z.string().nullish().transform((value) => value?.trim() || null)
const customerRow = z
  .object({ id: z.string(), first_name: text, last_name: text, company_name: text, email: text })
  .transform(({ company_name, ...person }): Person => ({ ...person, name: [person.first_name, person.last_name].filter(Boolean).join(" ") || company_name }))

/** Customers by their ids; who was deleted is left out. One statement. */
export const readPeople = async (container: MedusaContainer, ids: readonly (string | null)[]): Promise<Map<string, Person>> => {
  const asked = [...new Set(ids.flatMap((id) => id ?? []))]
  const { data } = asked.length
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({ entity: "customer", fields: ["id", "first_name", "last_name", "company_name", "email"], filters: { id: asked } })
    : { data: [] }
  return new Map(z.array(customerRow).parse(data).map((person) => [person.id, person]))
}

/** Advocates as admins see them, by their ids. One who was erased, or whose account is gone, has no name. At most three statements. */
export const namedAdvocates = async (container: MedusaContainer, advocates: readonly Advocate[]): Promise<Map<string, ReferralOwner>> => {
  const ids = (type: Advocate["owner_type"]): string[] => [...new Set(advocates.flatMap(({ owner_type, owner_id }) => (owner_type === type ? owner_id ?? [] : [])))]
  const [people, companies] = [await readPeople(container, ids("customer")), await companyNames(container, ids("company"))]
  const owner = ({ owner_type, owner_id }: Advocate): ReferralOwner => {
    const person = owner_type === "customer" ? people.get(owner_id ?? "") : undefined
    return { type: owner_type, id: owner_id, name: owner_type === "company" ? companies[owner_id ?? ""] ?? null : person?.name ?? null, email: person?.email ?? null }
  }
  return new Map(advocates.map((advocate) => [advocate.id, owner(advocate)]))
}

/** As the programme lets a friend know the advocate; null: not at all. */
export const advocateName = async (container: MedusaContainer, { advocate_name }: Pick<ReferralProgramState, "advocate_name">, { type, id }: AdvocateOwner): Promise<string | null> => {
  if (advocate_name === "none") {
    return null
  }
  if (type === "company") {
    return (await companyNames(container, [id]))[id] ?? null
  }
  const person = (await readPeople(container, [id])).get(id)
  return (advocate_name === "first_name" ? person?.first_name : person?.name) ?? null
}
