import type { MoveInReport, MoveInThingReport } from "../../types/move-in"
import { parseMapFile } from "./map-file"
import { reportText, type ReportedRun } from "./report-text"

const NOTHING: MoveInThingReport = { thing: "groups", rows: 0, created: 0, changed: 0, removed: 0, left: 0, examples: { created: [], changed: [], removed: [] }, not_movable: [], noted: [] }

const REPORT: MoveInReport = {
  source: "Magento 2 Commerce, 3 websites",
  things: [
    { ...NOTHING, rows: 4, created: 1, left: 3, examples: { ...NOTHING.examples, created: [{ row: "customer_group 4", message: "Wholesale" }] } },
    {
      ...NOTHING,
      thing: "points",
      rows: 1_200_345,
      left: 1_200_345,
      not_movable: [{ reason: "expired_points", count: 7, figure: 12_500, examples: Array.from({ length: 7 }, (_, index) => ({ row: `magento_reward ${index}`, message: "ended" })) }],
      noted: [{ reason: "history_disagrees", count: 1, figure: 5, examples: [{ row: "magento_reward 9", message: "5 points are\nleft out \u001b[31m" }] }],
    },
  ],
  books: [{ name: "Magento: Wholesale (base)", form: "price_book", variants: 1200, tiers: 3400, rule_id: "tprule_1" }],
  unmapped: [{ kind: "website", name: "us", rows: 1234 }],
  proof: null,
}

const RUN: ReportedRun = { id: "movein_1", from: "magento2", mode: "dry_run", what: ["groups", "points"], since: null, started_at: new Date("2026-11-29T21:00:00Z"), ended_at: new Date("2026-11-29T21:02:05Z"), report: REPORT }

describe("the report as a text", () => {
  it("says per thing what would become, with reasons, figures and examples, and what the map needs", () => {
    expect(reportText(RUN)).toBe(`Moving in from Magento 2 Commerce, 3 websites: dry run, nothing was written
2026-11-29T21:00:00.000Z, 2 min 5 s

             rows  created  changed  removed       left  not movable  noted
groups          4        1        0        0          3            0      0
points  1,200,345        0        0        0  1,200,345            7      1

Not movable
  points: expired_points, 7 (12,500 points)
    magento_reward 0: ended
    magento_reward 1: ended
    magento_reward 2: ended
    magento_reward 3: ended
    magento_reward 4: ended
    … and 2 more

Moved, but not as it stands in the source
  points: history_disagrees, 1 (5 points)
    magento_reward 9: 5 points are left out  [31m

Would be created
  groups: 1
    customer_group 4: Wholesale

Price books and rules
                             is a        variants  tiers  id
  Magento: Wholesale (base)  price book     1,200  3,400  tprule_1

Not in the map, so that nothing of it is moved
  website us: 1,234 rows
  The map file would need, with its currency and regions in this shop:
  {
    "websites": {
      "us": {
        "currency_code": "???",
        "regions": []
      }
    }
  }
`)
  })

  it("names each difference of the proof", () => {
    const proof: MoveInReport["proof"] = {
      holds: false,
      tiers: { source: 10, shop: 9, differences: [{ book: "Magento: Retail (base)", source: 4, shop: 3 }] },
      points: { source: 1000, shop: 1000, customers: 3, different: 0, differences: [] },
      prices: { compared: 300, different: 1, differences: [{ sku: "SCREW", customer_group: "Retail", currency_code: "eur", quantity: 100, source: "0.0043", shop: null, reason: "list_price_differs" }] },
    }
    const text = reportText({ ...RUN, mode: "apply", since: new Date("2026-11-01T00:00:00Z"), report: { ...REPORT, unmapped: [], books: [], proof } })
    expect(text).toContain(": applied\n2026-11-29T21:00:00.000Z, 2 min 5 s, only what was changed since 2026-11-01T00:00:00.000Z\n")
    expect(text).toContain("\nCreated\n  groups: 1\n")
    expect(text.slice(text.indexOf("Proof"))).toBe(`Proof: THIS SHOP DIFFERS FROM THE SOURCE
  tiers: 10 in the source, 9 here
    Magento: Retail (base): 4 in the source, 3 here
  points: 1,000 in the source, 1,000 here, of 3 customers 0 differ
  prices: 300 compared, 1 differ
    SCREW, 100 pieces for Retail: 0.0043 in the source, no price here, EUR (list_price_differs)
`)
    expect(reportText({ ...RUN, report: { ...REPORT, proof: { holds: true, tiers: null, points: null, prices: null } } })).toContain("\nProof: nothing differs\n")
  })

  it("has a map to paste that is refused until its currencies are said", () => {
    const text = reportText({ ...RUN, from: "shopware6", report: { ...REPORT, unmapped: [{ kind: "sales_channel", name: 'B2B "Nord"', rows: 1 }] } })
    const skeleton = JSON.parse(text.slice(text.indexOf("  {")))
    expect(skeleton).toEqual({ sales_channels: { 'B2B "Nord"': { currency_code: "???", regions: [] } } })
    expect(parseMapFile(skeleton)).toMatchObject({ ok: false, refusals: [{ path: 'sales_channels.B2B "Nord".currency_code' }] })
  })

  it("is short where there is nothing to say", () => {
    expect(reportText({ ...RUN, report: { ...REPORT, things: [NOTHING], books: [], unmapped: [] } }).split("\n")).toHaveLength(6)
  })
})
