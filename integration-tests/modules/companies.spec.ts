import { makeCompany, setMember } from "../support/companies"
import { makeBuyer, makeGroup } from "../support/customers"
import { withClient } from "../support/database"
import { makeShop } from "../support/shops"

type Companies = {
  companiesOfGroups: (customer_id: string, customer_group_ids: string[]) => Promise<object[]>
  findCompanies: (selection: object, page: object) => Promise<{ companies: object[]; count: number }>
}

const companies = (): Companies => testApp.container.resolve<Companies>("b2b_companies")
const inDatabase = (text: string, values: unknown[]) => withClient(new URL(testApp.databaseUrl).pathname.slice(1), (client) => client.query(text, values))

describe("the companies service", () => {
  it("says of which groups a customer may spend points, and how many", async () => {
    const shop = await makeShop()
    const [open, strict, plain] = [await makeCompany({ member_points_limit: 50 }), await makeCompany({ members_may_redeem: false }), await makeGroup()]
    const buyer = await makeBuyer(shop, [open.customer_group_id, strict.customer_group_id, plain])
    await setMember(open.id, buyer.customerId, { points_limit: 20 })
    const found = await companies().companiesOfGroups(buyer.customerId, [open.customer_group_id, strict.customer_group_id, plain])
    expect(found).toHaveLength(2)
    expect(found).toEqual(
      expect.arrayContaining([
        { company_id: open.id, customer_group_id: open.customer_group_id, may_redeem: true, points_limit: 20 },
        { company_id: strict.id, customer_group_id: strict.customer_group_id, may_redeem: false, points_limit: null },
      ])
    )
  })

  it.each([
    ["vat_number", "'de1'"],
    ["mail_domains", `'"brenner.example"'`],
    ["member_points_limit", "-1"],
  ])("cannot store a wrong %s, past every check of the input", async (column, value) => {
    const { id } = await makeCompany()
    await expect(inDatabase(`UPDATE b2b_company SET ${column} = ${value} WHERE id = $1`, [id])).rejects.toThrow(/check constraint/)
  })

  it("does not trust what is stored: domains that are no texts are refused loudly", async () => {
    const { id } = await makeCompany()
    await inDatabase(`UPDATE b2b_company SET mail_domains = '[1]' WHERE id = $1`, [id])
    await expect(companies().findCompanies({ ids: [id] }, { limit: 1, offset: 0 })).rejects.toThrow(/mail_domains/)
    await inDatabase(`DELETE FROM b2b_company WHERE id = $1`, [id])
  })
})
