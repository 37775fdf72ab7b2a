import { isTablePrefix, otherPrefix } from "./table-prefix"

describe("another prefix of tables", () => {
  const names = ["customer_group", "customer_entity", "store_website"]

  it("is the one under which most of them are", () => {
    expect(otherPrefix(names, ["old_customer_group", "shop_customer_group", "shop_customer_entity", "shop_orders"], "")).toBe("shop_")
    expect(otherPrefix(names, names, "p_")).toBe("")
  })

  it("is none where only some other table ends alike, or it is the one that was used", () => {
    expect(otherPrefix(names, ["company_customer_group"], "")).toBeNull()
    expect(otherPrefix(names, ["p_customer_group", "p_customer_entity"], "p_")).toBeNull()
    expect(otherPrefix(names, [], "")).toBeNull()
  })

  it("is of letters, digits and underscores", () => {
    expect(["", "p_", "M2_"].every(isTablePrefix)).toBe(true)
    expect(["p-", "p`", "ü_", " "].some(isTablePrefix)).toBe(false)
  })
})
