import { aCatalogue, aProduct, aRow, BASE, ofGroup, OTHER, shopPrice } from "./magento.fixture.spec"
import { convertProduct } from "./product"
import type { Catalogue } from "./catalogue"
import type { SourceProduct } from "./priced-product"

const US = { ...OTHER, code: "us", base_currency: "usd", market: { ...OTHER.market, currency_code: "usd", rate: 1.0855 } }

const convert = (product: SourceProduct, catalogue: Partial<Catalogue> = { websites: [BASE] }) => {
  const { record, remarks } = convertProduct(product, aCatalogue(catalogue))
  return {
    record,
    ladders: record?.ladders.map(({ book, tiers }) => [book.key, ...tiers.map(({ min_quantity, type, value }) => `${min_quantity}: ${value}${type === "percentage" ? " %" : ""}`)]) ?? [],
    remarks: remarks.map(({ row, reason, moved }) => `${row.split(" ").slice(0, 2).join(" ").replace("catalog_product_entity_tier_price", "tier")} ${reason} ${moved ? "moved" : "left"}`),
  }
}

describe("a product of Magento", () => {
  it("has one ladder for everyone and one for each group with tiers of its own", () => {
    expect(convert(aProduct([aRow(), ofGroup(2, { value: "8.5" }), ofGroup(3, { percentage_value: "20" })]))).toMatchObject({
      ladders: [
        ["website:base|everyone", "10: 9"],
        ["website:base|group:0000000002", "10: 8.5"],
        ["website:base|group:0000000003", "10: 20 %"],
      ],
      remarks: [],
    })
  })

  it("puts the ladder of a group in a final book where its dearer tier hides that of all groups", () => {
    const { ladders, remarks, record } = convert(aProduct([aRow({ qty: "5", value: "8" }), ofGroup(2, { qty: "5", value: "9" }), ofGroup(2, { qty: "2", value: "9.5" })]))
    expect(ladders).toEqual([
      ["website:base|everyone", "5: 8"],
      ["website:base|group:0000000002|final", "2: 9.5", "5: 9"],
    ])
    expect(remarks).toEqual([])
    expect(record?.ladders.map(({ book }) => [book.name, book.combine])).toEqual([
      ["Magento: ALL GROUPS (base)", "lowest"],
      ["Magento: Wholesale (base) – final prices", "override"],
    ])
    expect([1, 2, 5].map((quantity) => shopPrice(record, BASE, ["0000000002"], quantity, "10"))).toEqual(["10", "9.5", "9"])
  })

  it("needs no final book where the group's dearer tier is at another quantity", () => {
    expect(convert(aProduct([aRow({ qty: "5", value: "8" }), ofGroup(2, { qty: "6", value: "9" })]))).toMatchObject({
      ladders: [["website:base|everyone", "5: 8"]],
      remarks: ["tier 2 no_effect moved"],
    })
  })

  it("names the book of a shared catalog's group by the catalog", () => {
    expect(convert(aProduct([ofGroup(2)]), { websites: [BASE], titles: new Map([[2, "Katalog Nord"]]) }).record?.ladders[0].book.name).toBe("Magento: Katalog Nord (base)")
  })

  it("leaves out what is above the list price, and notes what is without effect", () => {
    expect(convert(aProduct([aRow({ qty: "2", value: "10.01" }), aRow({ qty: "3", value: "10" }), aRow({ qty: "4", value: "9" }), aRow({ qty: "5", value: "9" })]))).toMatchObject({
      ladders: [["website:base|everyone", "4: 9"]],
      remarks: ["tier 1 above_list_price left", "tier 2 no_effect moved", "tier 4 no_effect moved"],
    })
  })

  it("takes a website's own tier in place of that of all websites, and on the others that", () => {
    const product = aProduct([aRow({ value: "9" }), aRow({ website_id: 1, value: "9.5" })])
    expect(convert(product, {})).toMatchObject({
      ladders: [
        ["website:base|everyone", "10: 9.5"],
        ["website:other|everyone", "10: 9"],
      ],
      remarks: [],
    })
    expect(convert(product)).toMatchObject({ ladders: [["website:base|everyone", "10: 9.5"]], remarks: ["tier 1 no_effect moved"] })
  })

  it("converts fixed prices of all websites, list prices too, and leaves percentages as they are", () => {
    const product = aProduct([aRow({ value: "8.80" }), aRow({ qty: "20", percentage_value: "30" }), aRow({ qty: "5", website_id: 2, value: "10.84" })])
    // 10 EUR are 10.86 USD: 10.84 is below that, and 9.55 are 8.80 EUR.
    expect(convert(product, { websites: [US] }).ladders).toEqual([["website:us|everyone", "5: 10.84", "10: 9.55", "20: 30 %"]])
  })

  it("does not convert without a rate, and says so by row", () => {
    const websites = [BASE, { ...US, market: { ...US.market, rate: null } }]
    expect(convert(aProduct([aRow()]), { websites })).toMatchObject({ ladders: [["website:base|everyone", "10: 9"]], remarks: ["tier 1 no_exchange_rate left"] })
  })

  it("moves percentages alone where its prices contain tax and those of this shop do not, or the other way round", () => {
    const product = aProduct([aRow(), aRow({ qty: "20", percentage_value: "30" })])
    for (const website of [{ ...BASE, tax_inclusive: true }, { ...BASE, market: { ...BASE.market, tax_inclusive: true } }]) {
      expect(convert(product, { websites: [website] })).toMatchObject({ ladders: [["website:base|everyone", "20: 30 %"]], remarks: ["tier 1 tax_differs left"] })
    }
    const alike = { ...BASE, tax_inclusive: true, market: { ...BASE.market, tax_inclusive: true } }
    expect(convert(product, { websites: [alike] })).toMatchObject({ ladders: [["website:base|everyone", "10: 9", "20: 30 %"]], remarks: [] })
  })

  it("compares with the list price of the website's own stores", () => {
    const product = { ...aProduct([aRow()]), prices: [{ link_id: 17, store_id: 0, value: "10" }, { link_id: 17, store_id: 1, value: "8" }, { link_id: 17, store_id: 3, value: null }] }
    expect(convert(product, {})).toMatchObject({ ladders: [["website:other|everyone", "10: 9"]], remarks: [] })
    expect(convert(product)).toMatchObject({ ladders: [], remarks: ["tier 1 above_list_price left"], record: null })
  })

  it("is final by the highest quantity reached where fixed prices and percentages have no list price to be compared by", () => {
    const { ladders, remarks, record } = convert(aProduct([aRow({ qty: "3" }), ofGroup(2, { qty: "5", percentage_value: "20" }), ofGroup(2, { qty: "3", percentage_value: "1" })], null))
    expect(ladders).toEqual([
      ["website:base|everyone|final", "3: 9"],
      ["website:base|group:0000000002|final", "3: 1 %", "5: 20 %"],
    ])
    expect(remarks).toEqual(["catalog_product_entity 17 no_list_price moved"])
    expect([2, 3, 5].map((quantity) => shopPrice(record, BASE, ["0000000002"], quantity, "10"))).toEqual(["10", "9.9", "8"])
  })

  it.each(["configurable", "grouped"])("has no tiers where it is %s: it costs what is chosen of it", (type_id) => {
    expect(convert({ ...aProduct([aRow(), ofGroup(2, { percentage_value: "20" })]), type_id })).toMatchObject({ record: null, remarks: ["tier 1 no_effect moved", "tier 2 no_effect moved"] })
  })

  it("has percentages alone where it is a bundle: a fixed price has no effect there", () => {
    const bundle = aProduct([aRow({ value: "1" }), aRow({ qty: "5", percentage_value: "20" })])
    expect(convert({ ...bundle, type_id: "bundle" })).toMatchObject({ ladders: [["website:base|everyone", "5: 20 %"]], remarks: ["tier 1 no_effect moved"] })
  })

  it("keeps prices with more decimals than Magento charges, and says so", () => {
    const product = aProduct([aRow({ value: "8.995500" }), aRow({ qty: "20", value: "8.500000" }), aRow({ qty: "30", percentage_value: "33.33" })])
    expect(convert(product, {})).toMatchObject({ ladders: [["website:base|everyone", "10: 8.9955", "20: 8.5", "30: 33.33 %"], ["website:other|everyone", "10: 8.9955", "20: 8.5", "30: 33.33 %"]], remarks: ["tier 1 more_decimals moved"] })
  })

  it("is not moved where its SKU does not tell which variant it is", () => {
    expect(convert(aProduct([aRow()]), { websites: [BASE], duplicate_skus: new Set(["screw"]) })).toMatchObject({ record: null, remarks: ["catalog_product_entity 17 duplicate_sku left"] })
    expect(convert({ ...aProduct([aRow()]), sku: "" })).toMatchObject({ record: null, remarks: ["catalog_product_entity 17 no_sku left"] })
  })

  it("says nothing of tiers of a website that the map does not name, and names those of none", () => {
    expect(convert(aProduct([aRow({ website_id: 3 }), aRow({ website_id: 9 }), ofGroup(88)]))).toMatchObject({ record: null, remarks: ["tier 2 unknown_website left", "tier 3 unknown_group left"] })
  })

  it("has no tiers of one website where prices hold on all", () => {
    expect(convert(aProduct([aRow(), aRow({ website_id: 1, value: "5" })]), { websites: [BASE], has_global_prices: true })).toMatchObject({ ladders: [["website:base|everyone", "10: 9"]], remarks: ["tier 2 no_effect moved"] })
  })
})
