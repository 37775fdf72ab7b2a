/** Whose points a buyer can look at and spend: his own, and those of his companies. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { startOf } from "../../shared/calendar"
import { REWARD_POINTS } from "../../modules/reward-points/key"
import type { RewardPointsService } from "../../modules/reward-points/service"
import type { Owner } from "../../modules/reward-points/storage/accounts"
import type { PointsOwner } from "../../types/reward-points"
import { companiesOfCustomer, companyNames, type CompanyMembership } from "../companies/company-members"

/** One wallet of a buyer. */
export type Wallet = {
  account_id: string
  owner: Owner
  /** The company's name; empty for the buyer's own. */
  name: string
  may_redeem: boolean
  /** Points that the buyer may spend from it in a month; null: no limit. */
  points_limit: number | null
}

/**
 * The wallets of a customer, his own first, then those of his companies, the first joined first. They come to be with the first look.
 *
 * @param known his companies, where they are read already
 */
export const walletsOf = async (container: MedusaContainer, customer_id: string, known?: CompanyMembership[]): Promise<Wallet[]> => {
  const companies = known ?? (await companiesOfCustomer(container, customer_id))
  const owners: Owner[] = [{ type: "customer", id: customer_id }, ...companies.map(({ company_id }): Owner => ({ type: "company", id: company_id }))]
  const accounts = await container.resolve<RewardPointsService>(REWARD_POINTS).ensureAccounts(owners)
  return accounts.map(({ id }, index): Wallet => {
    const company = companies[index - 1]
    return { account_id: id, owner: owners[index], name: company?.name ?? "", may_redeem: company?.may_redeem ?? true, points_limit: company?.points_limit ?? null }
  })
}

/**
 * A customer's wallet by its account, null where it is none of his. No statement for his own, two for that of a company.
 *
 * @param account as it is stored
 */
export const walletOf = async (container: MedusaContainer, customer_id: string, { id, owner }: { id: string; owner: Owner | null }): Promise<Wallet | null> => {
  if (owner?.type !== "company") {
    return owner?.id === customer_id ? { account_id: id, owner, name: "", may_redeem: true, points_limit: null } : null
  }
  const company = (await companiesOfCustomer(container, customer_id)).find(({ company_id }) => company_id === owner.id)
  return company ? { account_id: id, owner, name: company.name, may_redeem: company.may_redeem, points_limit: company.points_limit } : null
}

/** The wallets that an order may earn for: the buyer's, and that of the company it was bought for, also where he has left it since. */
export const walletsOfOrder = async (container: MedusaContainer, customer_id: string, company_id: string | null): Promise<Wallet[]> => {
  const wallets = await walletsOf(container, customer_id)
  if (company_id === null || wallets.some(({ owner }) => owner.type === "company" && owner.id === company_id)) {
    return wallets
  }
  const owner: Owner = { type: "company", id: company_id }
  const [account] = await container.resolve<RewardPointsService>(REWARD_POINTS).ensureAccounts([owner])
  return [...wallets, { account_id: account.id, owner, name: "", may_redeem: false, points_limit: null }]
}

/** The companies of a buyer, as his wallets tell them. */
export const companiesIn = (wallets: Wallet[]): { company_id: string }[] => wallets.flatMap(({ owner }) => (owner.type === "company" ? [{ company_id: owner.id }] : []))

/** Points that a buyer may still spend from a wallet this month; null: no limit. */
export const monthLeft = async (container: MedusaContainer, { account_id, points_limit }: Wallet, customer_id: string, at: Date): Promise<number | null> => {
  if (points_limit === null) {
    return null
  }
  const service = container.resolve<RewardPointsService>(REWARD_POINTS)
  const redeemed = await service.redeemedSince(account_id, customer_id, startOf("month", at, service.options.time_zone))
  return Math.max(0, points_limit - redeemed)
}

/** The wallet that a buyer spends from who chose none: his own where it may be, else the first that he may spend from. */
export const chosenWallet = (wallets: Wallet[]): Wallet | null => wallets.find(({ may_redeem }) => may_redeem) ?? wallets[0] ?? null

/** Names by owner, as `customer:cus_1`. */
export type OwnerNames = Record<string, string>

/** The names of owners: a person's name or e-mail address, a company's group. At most three statements. */
export const ownerNames = async (container: MedusaContainer, owners: Owner[]): Promise<OwnerNames> => {
  const ids = (type: Owner["type"]): string[] => [...new Set(owners.filter((owner) => owner.type === type).map(({ id }) => id))]
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const customers = ids("customer").length
    ? (await query.graph({ entity: "customer", fields: ["id", "first_name", "last_name", "company_name", "email"], filters: { id: ids("customer") } })).data
    : []
  const companies = await companyNames(container, ids("company"))
  return {
    ...Object.fromEntries(customers.map(({ id, first_name, last_name, email }) => [`customer:${id}`, [first_name, last_name].filter(Boolean).join(" ") || email || id])),
    ...Object.fromEntries(Object.entries(companies).map(([id, name]) => [`company:${id}`, name])),
  }
}

export const presentOwner = ({ type, id }: Owner, names: OwnerNames): PointsOwner => ({ type, id, name: names[`${type}:${id}`] ?? id })
