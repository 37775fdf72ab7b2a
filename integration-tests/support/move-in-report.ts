import type { MoveInProof, MoveInReport, MoveInThingReport } from "../../src/types/move-in"

const untouched = { changed: 0, removed: 0, left: 0, not_movable: [], noted: [] }

const things: MoveInThingReport[] = [
  {
    ...untouched,
    thing: "groups",
    rows: 5,
    created: 3,
    left: 2,
    examples: { created: [{ row: "customer_group 4", message: "Wholesale" }], changed: [], removed: [] },
  },
  {
    ...untouched,
    thing: "customers",
    rows: 4_210,
    created: 4_188,
    left: 14,
    examples: { created: [{ row: "customer_entity 17", message: "einkauf@brenner.example" }], changed: [], removed: [] },
    not_movable: [
      {
        reason: "ambiguous_email",
        count: 8,
        examples: [{ row: "customer_entity 311", message: "Jan@Brenner.example differs from jan@brenner.example (customer_entity 17) only in case: keep one of them in the source" }],
      },
    ],
  },
  {
    ...untouched,
    thing: "tiers",
    rows: 52_300,
    created: 52_138,
    examples: { created: [{ row: "catalog_product_entity_tier_price 9 (BOLT-M8)", message: "from 100: 0.19 eur for Wholesale" }], changed: [], removed: [] },
    not_movable: [
      { reason: "unknown_sku", count: 150, examples: [{ row: "catalog_product_entity_tier_price 77 (NUT-M5-OLD)", message: "this shop has no variant with the SKU NUT-M5-OLD" }] },
    ],
    noted: [{ reason: "above_list_price", count: 12, examples: [{ row: "catalog_product_entity_tier_price 81 (BOLT-M10)", message: "0.95 eur from 10 is above the price of 0.90 eur" }] }],
  },
  {
    ...untouched,
    thing: "points",
    rows: 1_900,
    created: 1_871,
    examples: { created: [{ row: "magento_reward 12 (einkauf@brenner.example)", message: "1200 points until 2027-03-31" }], changed: [], removed: [] },
    not_movable: [
      { reason: "expired_points", count: 29, figure: 14_300, examples: [{ row: "magento_reward 44 (alt@brenner.example)", message: "500 points expired on 2026-01-31" }] },
    ],
  },
]

/** What a move-in from Magento reports where nearly everything fits; `proof` null, as of a dry run. */
export const moveInReport: MoveInReport = {
  source: "magento2 2.4.7 at db.brenner.example, database shop",
  things,
  books: [
    { name: "Wholesale, eur", form: "price_book", variants: 12_040, tiers: 48_160, rule_id: null },
    { name: "Key accounts, eur", form: "percentage_rule", variants: 3_978, tiers: 3_978, rule_id: null },
  ],
  unmapped: [{ kind: "website", name: "outlet_ch", rows: 312 }],
  proof: null,
}

/** One balance and one buyer's price differ. */
export const moveInProof: MoveInProof = {
  holds: false,
  tiers: { source: 52_138, shop: 52_138, differences: [] },
  points: { source: 1_204_350, shop: 1_204_340, customers: 1_871, different: 1, differences: [{ customer: "einkauf@brenner.example", source: 1_200, shop: 1_190 }] },
  prices: {
    compared: 500,
    different: 1,
    differences: [{ sku: "BOLT-M8", customer_group: "Wholesale", currency_code: "eur", quantity: 100, source: "0.19", shop: "0.2", reason: "price_differs" }],
  },
}

/** The same after it was done for real. */
export const provenMoveInReport: MoveInReport = { ...moveInReport, proof: moveInProof }
