import { groupByInvoice, isProduct, parseOrderLines, UNUSABLE } from "./parse-order-lines"

const HEADER = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country"
const read = (...rows: string[]) => parseOrderLines([HEADER, ...rows].join("\r\n"))
const good = "536365,85123a,LANTERN,6,01/12/2010 08:26,2.55,17850,United Kingdom"

describe("parseOrderLines", () => {
  it("reads a line and spells its stock code in capitals", () => {
    expect(read(good).lines).toEqual([
      {
        row: 2,
        invoice: "536365",
        stock_code: "85123A",
        description: "LANTERN",
        quantity: 6,
        unit_price: "2.55",
        customer: "17850",
        country: "United Kingdom",
      },
    ])
  })

  it.each([
    ["malformed", "536365,85123A,LANTERN,6"],
    ["malformed", ",85123A,LANTERN,6,01/12/2010 08:26,2.55,17850,United Kingdom"],
    ["cancellation", "C536365,85123A,LANTERN,-6,01/12/2010 08:26,2.55,17850,United Kingdom"],
    ["not_a_product", "536365,POST,POSTAGE,1,01/12/2010 08:26,18,17850,France"],
    ["not_a_product", "536365,gift_0001_40,VOUCHER,1,01/12/2010 08:26,34.04,,United Kingdom"],
    ["not_an_integer_quantity", "536365,85123A,LANTERN,1.5,01/12/2010 08:26,2.55,17850,United Kingdom"],
    ["not_an_integer_quantity", "536365,85123A,LANTERN,six,01/12/2010 08:26,2.55,17850,United Kingdom"],
    ["quantity_not_positive", "536365,85123A,,-10,01/12/2010 08:26,0,,United Kingdom"],
    ["not_a_price", "536365,85123A,LANTERN,6,01/12/2010 08:26,1e3,17850,United Kingdom"],
    ["zero_price", "536365,85123A,LANTERN,6,01/12/2010 08:26,0.00,17850,United Kingdom"],
    ["negative_price", "536365,85123A,LANTERN,6,01/12/2010 08:26,-2.55,17850,United Kingdom"],
    ["no_customer", "536365,85123A,LANTERN,6,01/12/2010 08:26,2.55,,United Kingdom"],
    ["no_country", "536365,85123A,LANTERN,6,01/12/2010 08:26,2.55,17850,"],
  ] as const)("counts a row as %s", (reason, row) => {
    const file = read(good, row)
    expect(file.unusable[reason]).toBe(1)
    expect(file.lines).toHaveLength(1)
  })

  it("accounts for every row", () => {
    const { rows, lines, unusable } = read(good, "C1,85123A,X,-1,,1,1,France", "1,M,X,1,,1,1,France", "broken", good)
    const counted = UNUSABLE.reduce((sum, reason) => sum + unusable[reason], 0)
    expect(lines.length + counted).toBe(rows)
    expect(rows).toBe(5)
  })

  it("counts the products that only unusable rows name", () => {
    expect(read(good, "1,22222,X,1,01/12/2010,0,1,France", "1,85123A,X,1,01/12/2010,0,1,France").stock_codes).toBe(2)
  })

  it("keeps a sale without a customer for its price and quantity, and still counts it as unusable", () => {
    const { anonymous, lines, unusable } = read("536365,85123A,LANTERN,6,01/12/2010 08:26,2.55,,United Kingdom")
    expect(anonymous).toHaveLength(1)
    expect(lines).toHaveLength(0)
    expect(unusable.no_customer).toBe(1)
  })

  it("reads quoted descriptions with commas and a byte order mark", () => {
    const text = `\uFEFF${HEADER}\n536365,85123A,"BOX, LARGE",6,01/12/2010 08:26,2.55,17850.0,France\n`
    expect(parseOrderLines(text).lines[0]).toMatchObject({ description: "BOX, LARGE", customer: "17850" })
  })

  it("refuses a file with other columns", () => {
    expect(() => parseOrderLines("sku,price\n1,2\n")).toThrow("starts with the columns InvoiceNo")
  })
})

describe("isProduct", () => {
  it.each(["85123A", "15056BL", "DCGS0076", "22423"])("%s is a product", (code) => expect(isProduct(code)).toBe(true))
  it.each(["POST", "DOT", "M", "C2", "BANK CHARGES", "AMAZONFEE", "S", "gift_0001_40"])("%s is none", (code) =>
    expect(isProduct(code)).toBe(false)
  )
})

describe("groupByInvoice", () => {
  it("keeps the order of the file and splits an invoice that names two customers", () => {
    const { lines } = read(good, good.replace("17850", "13047"), good.replace("536365", "536366"), good)
    expect(groupByInvoice(lines).map(({ invoice, customer, lines }) => [invoice, customer, lines.length])).toEqual([
      ["536365", "17850", 2],
      ["536365", "13047", 1],
      ["536366", "17850", 1],
    ])
  })
})
