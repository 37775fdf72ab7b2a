import { convertCustomer, type CustomerRow } from "./customer"

const ROW: CustomerRow = { entity_id: 17, website_id: 1, email: "Ada@Example.com", group_id: 2, firstname: "Ada", lastname: "Lovelace", company: null }
const CONTEXT = { ambiguous: new Set(["ben@example.com"]), groups: new Map([[2, "Wholesale"]]) }

const convert = (fields: Partial<CustomerRow>) => {
  const { record, remarks } = convertCustomer({ ...ROW, ...fields }, CONTEXT)
  return { record, reasons: remarks.map(({ reason, moved = false }) => [reason, moved]) }
}

describe("a customer of Magento", () => {
  it("has an address as it was typed, names, and the key of its group", () => {
    expect(convert({ lastname: "  ", company: " Engines Ltd " })).toEqual({
      record: { key: "0000000017", row: "customer_entity 17 (Ada@Example.com)", email: "Ada@Example.com", first_name: "Ada", last_name: null, company_name: "Engines Ltd", group_key: "0000000002" },
      reasons: [],
    })
  })

  it.each([
    ["no address", null, "invalid_email"],
    ["a blank one", " ", "invalid_email"],
    ["one that is none", "ada.example.com", "invalid_email"],
    ["one that others have too, in whatever case", " BEN@example.com", "ambiguous_email"],
    ["one in the wrong encoding", "mÃ¼ller@example.com", "wrongly_encoded"],
  ])("is not moved with %s", (_what, email, reason) => {
    expect(convert({ email })).toEqual({ record: null, reasons: [[reason, false]] })
  })

  it("is moved with its name as it stands where that is in the wrong encoding, and it is said", () => {
    const { record, reasons } = convert({ firstname: "JÃ¼rgen", lastname: "Größe" })
    expect([record?.first_name, record?.last_name, reasons]).toEqual(["JÃ¼rgen", "Größe", [["wrongly_encoded", true]]])
  })

  it("is moved without a name that this shop cannot store, and it is said", () => {
    const { record, reasons } = convert({ firstname: "A\0da" })
    expect([record?.first_name, reasons]).toEqual([null, [["unstorable_text", true]]])
  })

  it("is in no group where there is none of its number, and it is said", () => {
    const { record, reasons } = convert({ group_id: 77 })
    expect([record?.group_key, reasons]).toEqual([null, [["unknown_group", true]]])
  })
})
