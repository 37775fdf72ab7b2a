import { customerOf } from "./customer-record"
import type { CustomerRow } from "./rows"

const row = (fields: Partial<CustomerRow>): CustomerRow => ({
  id: "3".repeat(32), customer_number: "10001", email: "ada@example.com", first_name: "Ada", last_name: "Beispiel", company: null, bound_sales_channel_id: null, customer_group_id: "a", active: 1, guest: 0, created_at: null, updated_at: null, ...fields,
})
const read = (fields: Partial<CustomerRow>) => customerOf(row(fields), new Set(["both@example.com"]), new Set(["a"]))

describe("a customer of the source", () => {
  it("is one here with the address in its one spelling, in a group that can be moved", () => {
    expect(read({ email: " Ada@EXAMPLE.com" })).toMatchObject({ record: { email: "ada@example.com", first_name: "Ada", last_name: "Beispiel", company_name: null, group_key: "a" }, remarks: [] })
    expect(read({ customer_group_id: "b", first_name: " " }).record).toMatchObject({ first_name: null, group_key: null })
  })

  it.each<[string, Partial<CustomerRow>, string]>([
    ["no address", { email: "" }, "invalid_email"],
    ["a null for an address", { email: null }, "invalid_email"],
    ["an address without @", { email: "ada.example.com" }, "invalid_email"],
    ["an address that others have too", { email: "BOTH@example.com" }, "ambiguous_email"],
    ["an address that was read as Latin-1", { email: "jÃ¶rg@example.com" }, "wrongly_encoded"],
    ["an account that is set inactive", { active: 0 }, "inactive_customer"],
  ])("with %s is left behind", (_name, fields, reason) => {
    const { record, remarks } = read(fields)
    expect(record).toBeNull()
    expect(remarks).toEqual([{ row: `customer ${"3".repeat(32)} (10001)`, reason, message: expect.any(String) }])
  })

  it("is moved with its name as it was meant, and without one that cannot be stored", () => {
    expect(read({ last_name: "MÃ¼ller" })).toMatchObject({ record: { last_name: "Müller" }, remarks: [{ reason: "wrongly_encoded", moved: true }] })
    expect(read({ company: "A\0B" })).toMatchObject({ record: { company_name: null }, remarks: [{ reason: "unstorable_text", moved: true }] })
  })
})
