import { aRule, perAmount } from "./entitlement.fixture.spec"
import { taxOfMinimum } from "./tax-of-minimum"

const goods = (currency_code: string, tax?: "net" | "gross") => ({ code: "goods_total", args: { currency_code, minimum: 500, ...(tax && { tax }) } })

describe("the tax of what is missing", () => {
  it.each([
    ["nothing where nothing is asked for", {}, null],
    ["without tax, unless the rule says otherwise", { conditions: goods("eur") }, "net"],
    ["with tax where it says so", { conditions: goods("eur", "gross") }, "gross"],
    ["that of the cart's currency", { conditions: { any: [goods("usd", "net"), { all: [goods("eur", "gross"), { code: "quantity", args: { minimum: 2 } }] }] } }, "gross"],
    ["nothing where another currency is asked for", { conditions: goods("usd") }, null],
    ["nothing where amounts are counted in both ways", { conditions: { all: [goods("eur", "net"), goods("eur", "gross")] } }, null],
    ["not that of what there must not be", { conditions: { all: [goods("eur", "gross"), { not: goods("eur", "net") }] } }, "gross"],
    ["that of what it is repeated by", perAmount(100, { tax: "gross" }), "gross"],
    ["nothing of a repeat in another currency", { repeat: { type: "per_amount", amounts: [{ currency_code: "usd", amount: 100 }] } }, null],
  ])("is %s", (_what, fields, tax) => {
    expect(taxOfMinimum(aRule(fields), "eur")).toBe(tax)
  })
})
