import { formatOf, magentoNames, readCsv } from "./csv-columns"

describe("a chosen file", () => {
  const header = "sku,tier_price_website,tier_price_customer_group,tier_price_qty,tier_price,tier_price_value_type"

  it("is Magento's when it has Magento's columns, else ours", () => {
    expect(formatOf(`${header}\n`)).toBe("magento")
    expect(formatOf("id,name,status\na,tier_price_website,b")).toBe("native")
    expect(formatOf("")).toBe("native")
  })

  it("names each website and customer group once", () => {
    const csv = [
      header,
      "A,All Websites [EUR],ALL GROUPS,1,5,Fixed",
      '"B, long",All Websites [EUR],"Wholesale, EU",1,5,Fixed',
      "C,US,Wholesale,1,5,Fixed",
      "D,,,1,5,Fixed",
    ].join("\r\n")
    expect(magentoNames(csv)).toEqual({
      websites: ["All Websites [EUR]", "US"],
      customer_groups: ["ALL GROUPS", "Wholesale, EU", "Wholesale"],
    })
  })

  it("is read with its quotes, line breaks in cells and byte order mark", () => {
    expect(readCsv('\ufeffa,b\n"say ""hi""","two\nlines"\n,\n')).toEqual([
      ["a", "b"],
      ['say "hi"', "two\nlines"],
      ["", ""],
    ])
  })

  it("ends with or without a line break", () => {
    expect(readCsv("a,b\nc,d")).toEqual(readCsv("a,b\nc,d\n"))
  })

  it("of 100,000 rows is read in a moment", () => {
    const csv = `${header}\n${"A,US,Wholesale,1,5,Fixed\n".repeat(100_000)}`
    const start = performance.now()
    expect(magentoNames(csv).websites).toEqual(["US"])
    expect(performance.now() - start).toBeLessThan(3_000)
  })
})
