import type { ExecArgs } from "@medusajs/framework/types"
import { reportProgress, reportResult } from "./progress"
import { regions, reducedRate } from "./regions"
import { seedCatalogue, type CatalogueIds } from "./seed-catalogue"
import { seedMarketing } from "./seed-marketing"
import { seedPeople, type PeopleIds } from "./seed-people"
import { seedRegions, seedReducedRate, seedShop, type Shop } from "./seed-shop"

/** Every id that a tier rule of the demo names, by natural key. */
export type SeedResult = CatalogueIds & PeopleIds & { shop: Shop; regions: Record<string, string> }

/**
 * Fills an empty shop with the demo, through Medusa's own workflows. Run by `medusa exec`; run again after an
 * interruption, it adds what is missing. The address of the pictures comes in `DEMO_PICTURES_URL`.
 */
export default async function seed({ container }: ExecArgs): Promise<void> {
  reportProgress("Shop, regions and taxes")
  const shop = await seedShop(container)
  const regionIds = await seedRegions(container, shop, regions)
  const catalogue = await seedCatalogue(container, shop, process.env.DEMO_PICTURES_URL ?? "/static/pictures")
  await seedReducedRate(container, catalogue.types[reducedRate.productType])
  reportProgress("Companies and buyers")
  const people = await seedPeople(container)
  reportProgress("Price lists and promotion codes")
  await seedMarketing(container, catalogue, people)
  const result: SeedResult = { ...catalogue, ...people, shop, regions: regionIds }
  await reportResult(result)
}
