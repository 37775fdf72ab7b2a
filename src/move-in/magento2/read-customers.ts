/** Reads the customers of the source, a thousand at a time. */
import { In, type ObjectLiteral, type SelectQueryBuilder } from "typeorm"
import type { SourceConnection } from "../connection"
import type { Batch, CustomerRecord } from "../domain/records"
import type { SourceSettings } from "../domain/settings"
import { convertCustomer, type CustomerContext } from "./domain/customer"
import { keyOf } from "./domain/key"
import { textOf } from "./domain/source-time"
import { CUSTOMER_ADDRESS_ENTITY } from "./schemas/customer-address-entity"
import { CUSTOMER_ENTITY, type CustomerEntity } from "./schemas/customer-entity"

const BATCH = 1000

/** Of which websites customers are; null: of all, because their accounts are shared. */
export type CustomerWebsites = number[] | null

/** Customers of the map's websites, and those that were made in the administration. */
const customersOf = <T extends ObjectLiteral>(customers: SelectQueryBuilder<T>, websites: CustomerWebsites): SelectQueryBuilder<T> =>
  websites ? customers.andWhere("(customer.website_id IS NULL OR customer.website_id IN (:...websites))", { websites: [0, ...websites] }) : customers

export const countCustomers = async ({ manager }: SourceConnection, websites: CustomerWebsites, since: Date | null): Promise<number> => {
  const customers = customersOf(manager.createQueryBuilder(CUSTOMER_ENTITY, "customer").where("1 = 1"), websites)
  return (since ? customers.andWhere("customer.updated_at >= :since", { since: textOf(since) }) : customers).getCount()
}

/** Addresses of several customers, in lower case. One statement; what it finds is kept. */
export const readAmbiguousAddresses = async ({ manager, table }: SourceConnection, websites: CustomerWebsites): Promise<Set<string>> => {
  const scope = websites ? `AND (website_id IS NULL OR website_id IN (${[0, ...websites].map(Number).join(", ")}))` : ""
  const rows: { address: string }[] = await manager.query(
    `SELECT LOWER(TRIM(CONVERT(email USING utf8mb4))) COLLATE utf8mb4_bin AS address FROM ${table(CUSTOMER_ENTITY)} WHERE email IS NOT NULL ${scope} GROUP BY address HAVING COUNT(*) > 1`
  )
  return new Set(rows.map(({ address }) => address))
}

export const readCustomers = async function* ({ manager }: SourceConnection, context: CustomerContext, websites: CustomerWebsites, { since }: SourceSettings): AsyncGenerator<Batch<CustomerRecord>> {
  for (let after: number | null = 0; after !== null; ) {
    const page: SelectQueryBuilder<CustomerEntity> = customersOf(manager.createQueryBuilder(CUSTOMER_ENTITY, "customer").where("customer.entity_id > :after", { after }), websites)
    const customers: CustomerEntity[] = await (since ? page.andWhere("customer.updated_at >= :since", { since: textOf(since) }) : page).orderBy("customer.entity_id", "ASC").limit(BATCH).getMany()
    const companies = await companiesOf(manager, customers)
    const converted = customers.map((customer) => convertCustomer({ ...customer, company: companies.get(customer.default_billing ?? 0) ?? null }, context))
    after = customers.length < BATCH ? null : customers[customers.length - 1].entity_id
    yield {
      records: converted.flatMap(({ record }) => (record ? [record] : [])),
      remarks: converted.flatMap(({ remarks }) => remarks),
      rows: customers.length,
      until: after === null ? null : keyOf(after),
    }
  }
}

const companiesOf = async (manager: SourceConnection["manager"], customers: CustomerEntity[]): Promise<Map<number, string | null>> => {
  const ids = customers.flatMap(({ default_billing }) => (default_billing ? [default_billing] : []))
  return new Map(ids.length ? (await manager.find(CUSTOMER_ADDRESS_ENTITY, { where: { entity_id: In(ids) } })).map(({ entity_id, company }) => [entity_id, company]) : [])
}
