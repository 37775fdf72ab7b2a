import { groupRecords } from "./group-records"
import { namesOf } from "./names"
import { SYSTEM_LANGUAGE } from "./shopware-ids"

describe("customer groups of the source", () => {
  it("have their name in the system's language, otherwise in any, the same in every run", () => {
    const rows = [
      { owner_id: "a", language_id: "f", name: "Großhandel" },
      { owner_id: "a", language_id: SYSTEM_LANGUAGE, name: " Wholesale " },
      { owner_id: "b", language_id: "f", name: "Handel" },
      { owner_id: "b", language_id: "e", name: "Commerce" },
      { owner_id: "b", language_id: SYSTEM_LANGUAGE, name: "" },
      { owner_id: "c", language_id: "f", name: null },
    ]
    expect([...namesOf(rows)]).toEqual([["a", "Wholesale"], ["b", "Commerce"]])
    expect([...namesOf([...rows].reverse())].sort()).toEqual([["a", "Wholesale"], ["b", "Commerce"]])
  })

  it("are left behind without a name, or with one that another has", () => {
    const { records, remarks } = groupRecords(["4", "3", "2", "1"], new Map([["1", "Retail"], ["2", "Twin"], ["3", "Twin"]]))
    expect(records).toEqual([{ key: "1", row: "customer_group 1 (Retail)", name: "Retail" }])
    expect(remarks.map(({ row, reason }) => [row, reason])).toEqual([
      ["customer_group 2 (Twin)", "ambiguous_group"],
      ["customer_group 3 (Twin)", "ambiguous_group"],
      ["customer_group 4", "unnamed_group"],
    ])
  })

  it("are moved with the name that was meant", () => {
    expect(groupRecords(["1"], new Map([["1", "HÃ¤ndler"]]))).toMatchObject({ records: [{ name: "Händler" }], remarks: [{ reason: "wrongly_encoded", moved: true }] })
  })
})
