import {
  createApiKeysWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createShippingOptionsWorkflow,
  createShippingProfilesWorkflow,
  createStockLocationsWorkflow,
  createTaxRatesWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
  linkSalesChannelsToStockLocationWorkflow,
  updateStoresWorkflow,
} from "@medusajs/medusa/core-flows"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ensure } from "./ensure"
import { reducedRate, type RegionSeed } from "./regions"

const CHANNEL = "Wholesale web shop"
const LOCATION = "Central warehouse"
const FULFILLMENT_SET = "Central warehouse delivery"
const PROFILE = "Standard goods"
const KEY_TITLE = "Demo storefront"
const DELIVERY_PROVIDER = "manual_manual"

/** What every other part of the seed needs to know about the shop. */
export type Shop = { sales_channel_id: string; publishable_key: string; shipping_profile_id: string }

/** The shop itself: name, currencies, sales channel, publishable key, warehouse. */
export async function seedShop(container: MedusaContainer): Promise<Shop> {
  const channels = await ensure(container, {
    entity: "sales_channel",
    key: "name",
    keyOf: (name) => name,
    wanted: [CHANNEL],
    create: (names) =>
      createSalesChannelsWorkflow(container).run({ input: { salesChannelsData: names.map((name) => ({ name })) } }),
  })
  const sales_channel_id = channels[CHANNEL]
  await updateStoresWorkflow(container).run({
    input: { selector: {}, update: { name: "Kestrel Trade Supply", default_sales_channel_id: sales_channel_id } },
  })
  const profiles = await ensure(container, {
    entity: "shipping_profile",
    key: "name",
    keyOf: (name) => name,
    wanted: [PROFILE],
    create: (names) =>
      createShippingProfilesWorkflow(container).run({ input: { data: names.map((name) => ({ name, type: "default" })) } }),
  })
  await seedWarehouse(container, sales_channel_id)
  return {
    sales_channel_id,
    publishable_key: await seedPublishableKey(container, sales_channel_id),
    shipping_profile_id: profiles[PROFILE],
  }
}

async function seedPublishableKey(container: MedusaContainer, salesChannelId: string): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const read = async () => {
    const { data } = await query.graph({ entity: "api_key", fields: ["id", "token"], filters: { title: KEY_TITLE } })
    return data[0]
  }
  if (!(await read())) {
    await createApiKeysWorkflow(container).run({
      input: { api_keys: [{ title: KEY_TITLE, type: "publishable", created_by: "" }] },
    })
  }
  const key = await read()
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } })
  return key.token
}

async function seedWarehouse(container: MedusaContainer, salesChannelId: string): Promise<void> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const link = container.resolve(ContainerRegistrationKeys.LINK)
  const locations = await ensure(container, {
    entity: "stock_location",
    key: "name",
    keyOf: (name) => name,
    wanted: [LOCATION],
    create: (names) =>
      createStockLocationsWorkflow(container).run({
        input: {
          locations: names.map((name) => ({
            name,
            address: { address_1: "Hafenbahnstraße 2", city: "Stuttgart", postal_code: "70327", country_code: "DE" },
          })),
        },
      }),
  })
  const id = locations[LOCATION]
  await linkSalesChannelsToStockLocationWorkflow(container).run({ input: { id, add: [salesChannelId] } })
  const [present] = await fulfillment.listFulfillmentSets({ name: FULFILLMENT_SET })
  const set = present ?? (await fulfillment.createFulfillmentSets({ name: FULFILLMENT_SET, type: "shipping" }))
  await link.create([
    { [Modules.STOCK_LOCATION]: { stock_location_id: id }, [Modules.FULFILLMENT]: { fulfillment_set_id: set.id } },
    { [Modules.STOCK_LOCATION]: { stock_location_id: id }, [Modules.FULFILLMENT]: { fulfillment_provider_id: DELIVERY_PROVIDER } },
  ])
}

/** Regions with their currency, taxes, payment provider and shipping option. Returns the region ids by name. */
export async function seedRegions(
  container: MedusaContainer,
  shop: Shop,
  wanted: RegionSeed[]
): Promise<Record<string, string>> {
  await seedCurrencies(container, wanted)
  const regions = await ensure(container, {
    entity: "region",
    key: "name",
    keyOf: (region) => region.name,
    wanted,
    create: (missing) =>
      createRegionsWorkflow(container).run({
        input: {
          regions: missing.map(({ name, currency_code, countries, tax_inclusive }) => ({
            name,
            currency_code,
            countries,
            is_tax_inclusive: tax_inclusive,
            automatic_taxes: true,
            payment_providers: ["pp_system_default"],
          })),
        },
      }),
  })
  for (const region of wanted) {
    await seedTaxes(container, region)
    await seedShipping(container, shop, region)
  }
  return regions
}

/** Adds the regions' currencies to those of the store; the tax mode of a price follows its currency. */
async function seedCurrencies(container: MedusaContainer, wanted: RegionSeed[]): Promise<void> {
  const store = container.resolve(Modules.STORE)
  const [{ supported_currencies = [] }] = await store.listStores({}, { relations: ["supported_currencies"] })
  const present = new Map(supported_currencies.map((one) => [one.currency_code, one.is_default]))
  if (wanted.every(({ currency_code }) => present.has(currency_code)) && present.get("eur")) return
  for (const { currency_code } of wanted) present.set(currency_code, false)
  await updateStoresWorkflow(container).run({
    input: {
      selector: {},
      update: {
        supported_currencies: [...present.keys()].map((currency_code) => ({
          currency_code,
          is_default: currency_code === "eur",
          is_tax_inclusive: currency_code === "eur",
        })),
      },
    },
  })
}

async function seedTaxes(container: MedusaContainer, region: RegionSeed): Promise<void> {
  const tax = container.resolve(Modules.TAX)
  for (const { country, rate, name, provinces = [] } of region.taxes) {
    const present = await tax.listTaxRegions({ country_code: country })
    let parent = present.find((one) => !one.province_code)
    if (!parent) {
      const { result } = await createTaxRegionsWorkflow(container).run({
        input: [
          {
            country_code: country,
            provider_id: "tp_system",
            ...(rate !== null && { default_tax_rate: { rate, name, code: `${country}-standard` } }),
          },
        ],
      })
      parent = result[0]
    }
    const codes = new Set(present.map((one) => one.province_code))
    const missing = provinces.filter(({ code }) => !codes.has(code))
    if (!missing.length) continue
    await createTaxRegionsWorkflow(container).run({
      input: missing.map((province) => ({
        country_code: country,
        province_code: province.code,
        parent_id: parent.id,
        default_tax_rate: { rate: province.rate, name: province.name, code: province.code },
      })),
    })
  }
}

/** The reduced rate, bound to a product type. */
export async function seedReducedRate(container: MedusaContainer, productTypeId: string): Promise<void> {
  const tax = container.resolve(Modules.TAX)
  if ((await tax.listTaxRates({ code: reducedRate.code })).length) return
  const [region] = await tax.listTaxRegions({ country_code: reducedRate.country })
  await createTaxRatesWorkflow(container).run({
    input: [
      {
        tax_region_id: region.id,
        rate: reducedRate.rate,
        name: reducedRate.name,
        code: reducedRate.code,
        rules: [{ reference: "product_type", reference_id: productTypeId }],
      },
    ],
  })
}

async function seedShipping(container: MedusaContainer, shop: Shop, region: RegionSeed): Promise<void> {
  const fulfillment = container.resolve(Modules.FULFILLMENT)
  const zoneName = `Delivery ${region.name}`
  const [set] = await fulfillment.listFulfillmentSets({ name: FULFILLMENT_SET })
  const [present] = await fulfillment.listServiceZones({ name: zoneName })
  const zone =
    present ??
    (await fulfillment.createServiceZones({
      name: zoneName,
      fulfillment_set_id: set.id,
      geo_zones: region.countries.map((country_code) => ({ type: "country" as const, country_code })),
    }))
  if ((await fulfillment.listShippingOptions({ name: region.shipping.name })).length) return
  const { name, code, description, amount } = region.shipping
  await createShippingOptionsWorkflow(container).run({
    input: [
      {
        name,
        price_type: "flat",
        provider_id: DELIVERY_PROVIDER,
        service_zone_id: zone.id,
        shipping_profile_id: shop.shipping_profile_id,
        type: { label: name, description, code },
        prices: [{ currency_code: region.currency_code, amount }],
        rules: [
          { attribute: "enabled_in_store", value: "true", operator: "eq" },
          { attribute: "is_return", value: "false", operator: "eq" },
        ],
      },
    ],
  })
}
