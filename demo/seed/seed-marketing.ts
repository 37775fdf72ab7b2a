import { createPriceListsWorkflow, createPromotionsWorkflow } from "@medusajs/medusa/core-flows"
import { PriceListStatus, PriceListType, PromotionStatus } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { products, variantsOf } from "./catalogue"
import { ensure, idsByKey } from "./ensure"
import type { CatalogueIds } from "./seed-catalogue"
import type { PeopleIds } from "./seed-people"

/** Codes that a buyer can enter in the cart. */
export const promotionCodes = ["WELCOME10", "TOOLS5"]

/** Medusa's own price lists (a sale and a contract) and promotion codes, which tier rules have to get along with. */
export async function seedMarketing(container: MedusaContainer, catalogue: CatalogueIds, people: PeopleIds): Promise<void> {
  const wanted = [saleList(catalogue), contractList(catalogue, people)]
  await ensure(container, {
    entity: "price_list",
    key: "title",
    keyOf: ({ title }) => title,
    wanted,
    create: (missing) => createPriceListsWorkflow(container).run({ input: { price_lists_data: missing } }),
  })
  const present = await idsByKey(container, "promotion", "code", promotionCodes)
  const missing = promotionCodes.filter((code) => !present[code])
  if (!missing.length) return
  await createPromotionsWorkflow(container).run({
    input: { promotionsData: promotions(catalogue).filter(({ code }) => missing.includes(code)) },
  })
}

/** Ten percent off end mills, for everyone. */
function saleList(catalogue: CatalogueIds) {
  return {
    title: "End mill weeks",
    description: "10 % off end mills",
    status: PriceListStatus.ACTIVE,
    type: PriceListType.SALE,
    prices: pricesOf(catalogue, ["end-mill-4-flute", "end-mill-aluminium"], 0.9),
  }
}

/** A contract that the shop keeps in Medusa itself: no general tier undercuts it. */
function contractList(catalogue: CatalogueIds, people: PeopleIds) {
  return {
    title: "Sakura: cylinders by contract",
    description: "Held in a price list of Medusa",
    status: PriceListStatus.ACTIVE,
    type: PriceListType.OVERRIDE,
    rules: { "customer.groups.id": [people.groups["Sakura Seiki K.K."]] },
    prices: pricesOf(catalogue, ["compact-cylinder"], 0.88).filter(({ currency_code }) => currency_code === "jpy"),
  }
}

function pricesOf(catalogue: CatalogueIds, handles: string[], factor: number) {
  return products
    .filter(({ handle }) => handles.includes(handle))
    .flatMap(variantsOf)
    .flatMap(({ sku, prices }) =>
      prices.map(({ currency_code, amount }) => ({
        variant_id: catalogue.variants[sku],
        currency_code,
        amount: Number((amount * factor).toFixed(currency_code === "jpy" ? 0 : 2)),
      }))
    )
}

function promotions(catalogue: CatalogueIds) {
  return [
    {
      code: "WELCOME10",
      type: "standard" as const,
      status: PromotionStatus.ACTIVE,
      is_automatic: false,
      application_method: {
        type: "percentage" as const,
        target_type: "items" as const,
        allocation: "across" as const,
        value: 10,
      },
    },
    {
      code: "TOOLS5",
      type: "standard" as const,
      status: PromotionStatus.ACTIVE,
      is_automatic: false,
      application_method: {
        type: "fixed" as const,
        target_type: "items" as const,
        allocation: "across" as const,
        value: 5,
        currency_code: "eur",
        target_rules: [
          {
            attribute: "items.product.categories.id",
            operator: "in" as const,
            values: ["drills", "end-mills", "taps-and-dies"].map((handle) => catalogue.categories[handle]),
          },
        ],
      },
    },
  ]
}
