import { aCatalogue, aProduct, aRow, BASE, ofGroup } from "./magento.fixture.spec"
import { choose, samplesOf } from "./sample"
import type { SourceProduct } from "./priced-product"

const samples = (product: SourceProduct) => samplesOf(product, aCatalogue({ websites: [BASE] }))
const buyers = (product: SourceProduct) => [...new Set(samples(product).map(({ group_key, group_name }) => `${group_key ?? "guest"} ${group_name}`))]

describe("samples of a product of Magento", () => {
  it("are of members of each group with tiers, of one group without, and of a guest", () => {
    expect(buyers(aProduct([aRow(), ofGroup(2), ofGroup(3)]))).toEqual(["0000000002 Wholesale", "0000000003 Retailer", "0000000001 General", "guest NOT LOGGED IN"])
  })

  it("name the group of guests where guests have tiers of their own", () => {
    expect(buyers(aProduct([ofGroup(0)]))).toEqual(["0000000000 NOT LOGGED IN", "0000000001 General"])
  })

  it("are of one piece and of quantities around the buyer's breaks", () => {
    const found = samples(aProduct([aRow({ qty: "2.5" }), ofGroup(2, { qty: "10", value: "8" })])).filter(({ group_key }) => group_key === "0000000002")
    expect(found.map(({ quantity, unit_price }) => [quantity, unit_price])).toEqual([
      [1, "10"],
      [2, "10"],
      [3, "9"],
      [4, "9"],
      [9, "9"],
      [10, "8"],
      [11, "8"],
    ])
    expect(found[0]).toMatchObject({ sku: "SCREW", currency_code: "eur", region_ids: ["reg_base"], list_price: "10" })
  })

  it("leave out buyers whose price rests on a row that cannot be moved", () => {
    expect(buyers(aProduct([aRow(), ofGroup(2, { value: "-1" })]))).toEqual(["0000000001 General", "guest NOT LOGGED IN"])
    expect(buyers(aProduct([aRow({ percentage_value: "120" }), ofGroup(2)]))).toEqual([])
  })

  it("are none without a list price, and none of a SKU that is several products'", () => {
    expect(samples(aProduct([aRow()], null))).toEqual([])
    expect(samplesOf(aProduct([aRow()]), aCatalogue({ duplicate_skus: new Set(["screw"]) }))).toEqual([])
  })

  it("are chosen by chance, the same for the same seed, and none twice", () => {
    const all = Array.from({ length: 100 }, (_, index) => index)
    expect(choose(all, 10, 1)).toEqual(choose(all, 10, 1))
    expect(choose(all, 10, 1)).not.toEqual(choose(all, 10, 2))
    expect(choose(all, 100, 3).sort((a, b) => a - b)).toEqual(all)
    expect(choose(all, 500, 3)).toHaveLength(100)
  })
})
