import type { HttpTypes } from "@medusajs/framework/types"
import { asAdmin, ok } from "./api"

/** What a buyer needs to shop in one region. */
export type Shop = {
  regionId: string
  currencyCode: string
  /** Two letters, lower case: each country belongs to one region only, so each shop has its own. */
  countryCode: string
  salesChannelId: string
  publishableKey: string
  stockLocationId: string
  serviceZoneId: string
  shippingProfileId: string
  shippingOptionId: string
  taxRegionId: string
}

export type ShopSettings = {
  currencyCode?: string
  /** In percent. */
  taxRate?: number
  /** Whether the prices of the region hold the tax already. */
  taxInclusive?: boolean
  /** The price of its one shipping option, in the currency of the region. */
  shippingPrice?: number
  paymentProviders?: string[]
  automaticTaxes?: boolean
}

/**
 * A sales channel with its key, a region with tax, a stock location with a shipping option, and the manual payment
 * provider: all that a cart needs to be completed. Each call makes a shop of its own.
 */
export const makeShop = async (settings: ShopSettings = {}): Promise<Shop> => {
  const number = testApp.nextNumber()
  const channel = await makeSalesChannel(`Channel ${number}`)
  const region = await makeRegion(`Region ${number}`, settings)
  const delivery = await makeDelivery(number, { ...channel, ...region }, settings)
  return { ...channel, ...region, ...delivery }
}

/** A second region of the same shop: what a buyer who changes country moves to. */
export const addRegion = async (shop: Shop, settings: ShopSettings = {}): Promise<Shop> => {
  const number = testApp.nextNumber()
  const region = await makeRegion(`Region ${number}`, settings)
  return { ...shop, ...region, ...(await makeDelivery(number, { ...shop, ...region }, settings)) }
}

const makeSalesChannel = async (name: string) => {
  const admin = asAdmin()
  const { sales_channel } = await ok<HttpTypes.AdminSalesChannelResponse>(admin.post("/admin/sales-channels", { name }))
  const { api_key } = await ok<HttpTypes.AdminApiKeyResponse>(
    admin.post("/admin/api-keys", { title: name, type: "publishable" })
  )
  await ok(admin.post(`/admin/api-keys/${api_key.id}/sales-channels`, { add: [sales_channel.id] }))
  return { salesChannelId: sales_channel.id, publishableKey: api_key.token }
}

const makeRegion = async (name: string, settings: ShopSettings) => {
  const { currencyCode = "eur", taxRate = 19, taxInclusive = false, automaticTaxes = true } = settings
  const admin = asAdmin()
  const countryCode = await freeCountry()
  const { region } = await ok<HttpTypes.AdminRegionResponse>(
    admin.post("/admin/regions", {
      name,
      currency_code: currencyCode,
      countries: [countryCode],
      automatic_taxes: automaticTaxes,
      is_tax_inclusive: taxInclusive,
      payment_providers: settings.paymentProviders ?? ["pp_system_default", "pp_webhook_test"],
    })
  )
  const { tax_region } = await ok<HttpTypes.AdminTaxRegionResponse>(
    admin.post("/admin/tax-regions", {
      country_code: countryCode,
      provider_id: "tp_system",
      default_tax_rate: { name: "VAT", code: "vat", rate: taxRate },
    })
  )
  return { regionId: region.id, currencyCode, countryCode, taxRegionId: tax_region.id }
}

/** A country that no region of this run has yet. */
const freeCountry = async (): Promise<string> => {
  const { regions } = await ok<HttpTypes.AdminRegionListResponse>(
    asAdmin().get("/admin/regions", { fields: "id,countries.iso_2", limit: 1000 })
  )
  const taken = new Set(regions.flatMap(({ countries }) => (countries ?? []).map(({ iso_2 }) => iso_2)))
  const free = COUNTRIES.find((country) => !taken.has(country))
  if (!free) throw new Error("Every country has a region already: let the specs of a file share a shop")
  return free
}

const COUNTRIES = (
  "de fr it es at be nl lu dk se fi no ie pt gr pl cz sk hu ro bg hr si ee lv lt cy mt ch us ca mx br ar cl co pe uy gb " +
  "jp cn kr in id th vn my sg ph au nz za ng ke eg ma tn gh tz ug zm zw bw na mz ao cm ci sn ml ne td sd et so dj rw bi " +
  "il jo lb tr ae sa qa kw bh om ye iq ir af pk bd lk np bt mm la kh mn kz uz kg tj tm ge am az by ua md rs ba me mk al " +
  "is gl fo ad mc sm va li gi im je gg cu jm ht do tt bb bs bz gt hn sv ni cr pa ve ec bo py gy sr fj pg sb vu ws to"
).split(" ")

const makeDelivery = async (
  number: number,
  place: { salesChannelId: string; countryCode: string; currencyCode: string },
  { shippingPrice = 10 }: ShopSettings
) => {
  const admin = asAdmin()
  const { stock_location } = await ok<HttpTypes.AdminStockLocationResponse>(
    admin.post("/admin/stock-locations", { name: `Warehouse ${number}` })
  )
  const location = `/admin/stock-locations/${stock_location.id}`
  await ok(admin.post(`${location}/sales-channels`, { add: [place.salesChannelId] }))
  await ok(admin.post(`${location}/fulfillment-providers`, { add: ["manual_manual"] }))
  const { stock_location: equipped } = await ok<HttpTypes.AdminStockLocationResponse>(
    admin.post(`${location}/fulfillment-sets?fields=*fulfillment_sets`, { name: `Delivery ${number}`, type: "shipping" })
  )
  const set = equipped.fulfillment_sets?.[0]?.id
  const { fulfillment_set } = await ok<HttpTypes.AdminFulfillmentSetResponse>(
    admin.post(`/admin/fulfillment-sets/${set}/service-zones`, {
      name: `Zone ${number}`,
      geo_zones: [{ type: "country", country_code: place.countryCode }],
    })
  )
  const serviceZoneId = fulfillment_set.service_zones[0].id
  const { shipping_profile } = await ok<HttpTypes.AdminShippingProfileResponse>(
    admin.post("/admin/shipping-profiles", { name: `Profile ${number}`, type: "default" })
  )
  const { shipping_option } = await ok<HttpTypes.AdminShippingOptionResponse>(
    admin.post("/admin/shipping-options", {
      name: "Parcel",
      service_zone_id: serviceZoneId,
      shipping_profile_id: shipping_profile.id,
      provider_id: "manual_manual",
      price_type: "flat",
      type: { label: "Parcel", description: "A parcel", code: "parcel" },
      prices: [{ currency_code: place.currencyCode, amount: shippingPrice }],
      rules: [],
    })
  )
  return {
    stockLocationId: stock_location.id,
    serviceZoneId,
    shippingProfileId: shipping_profile.id,
    shippingOptionId: shipping_option.id,
  }
}
