import { createMedusaContainer, Modules } from "@medusajs/framework/utils"
import { B2B_COMPANIES } from "../../modules/companies/key"
import { companiesOfCustomer } from "./company-members"

type Row = { id: string; group: string; joined: string; deleted?: boolean }

/** A shop in which the groups a and b are companies, and the rows say who is in which group. */
const shopWith = (rows: Row[]) => {
  const listCustomerGroupCustomers = jest.fn(async () =>
    rows.map(({ id, group, joined, deleted }) => ({ id, customer_id: "cus_1", customer_group_id: group, created_at: new Date(joined), customer_group: deleted ? null : { name: `Company ${group}` } }))
  )
  const companiesOfGroups = jest.fn(async (_customer: string, groups: string[]) =>
    groups.filter((group) => "ab".includes(group)).map((group) => ({ company_id: `company_${group}`, customer_group_id: group, may_redeem: group === "a", points_limit: null }))
  )
  const container = createMedusaContainer()
  container.register({ [Modules.CUSTOMER]: { resolve: () => ({ listCustomerGroupCustomers }) }, [B2B_COMPANIES]: { resolve: () => ({ companiesOfGroups }) } })
  return { container, listCustomerGroupCustomers, companiesOfGroups }
}

describe("the companies of a customer", () => {
  it("are the groups that are companies, the first joined first", async () => {
    const { container, listCustomerGroupCustomers } = shopWith([
      { id: "1", group: "b", joined: "2026-01-01" },
      { id: "2", group: "plain", joined: "2026-01-02" },
      { id: "3", group: "a", joined: "2026-01-03" },
    ])
    expect(await companiesOfCustomer(container, "cus_1")).toEqual([
      { company_id: "company_b", name: "Company b", customer_group_id: "b", joined_at: new Date("2026-01-01"), may_redeem: false, points_limit: null },
      { company_id: "company_a", name: "Company a", customer_group_id: "a", joined_at: new Date("2026-01-03"), may_redeem: true, points_limit: null },
    ])
    expect(listCustomerGroupCustomers).toHaveBeenCalledWith({ customer_id: "cus_1" }, expect.objectContaining({ order: { created_at: "ASC", id: "ASC" } }))
  })

  it("are found with one question each to two modules, however many there are", async () => {
    const { container, listCustomerGroupCustomers, companiesOfGroups } = shopWith(["a", "b"].map((group) => ({ id: group, group, joined: "2026-01-01" })))
    expect(await companiesOfCustomer(container, "cus_1")).toHaveLength(2)
    expect([listCustomerGroupCustomers.mock.calls.length, companiesOfGroups.mock.calls.length]).toEqual([1, 1])
  })

  it("are none for who is in no group, and nobody is asked again", async () => {
    const { container, companiesOfGroups } = shopWith([])
    expect(await companiesOfCustomer(container, "cus_1")).toEqual([])
    expect(companiesOfGroups).not.toHaveBeenCalled()
  })

  it("are without one whose group was deleted", async () => {
    const { container } = shopWith([{ id: "1", group: "a", joined: "2026-01-01", deleted: true }])
    expect(await companiesOfCustomer(container, "cus_1")).toEqual([])
  })
})
