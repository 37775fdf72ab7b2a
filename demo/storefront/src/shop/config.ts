/** A log-in of the demo shop, offered on the log-in page. */
export interface DemoBuyer {
  email: string
  password: string
  company: string
  groups: string[]
}

/** `/config.json`, written by whoever serves the shop. */
export interface ShopConfig {
  medusa_url: string
  publishable_key: string
  regions: { id: string; name: string; currency_code: string }[]
  sales_channel_id: string
  buyers: DemoBuyer[]
}

/** Reads the configuration. Rejects when the shop is served without one. */
export async function loadConfig(): Promise<ShopConfig> {
  const response = await fetch("/config.json", { cache: "no-store" })
  const config: unknown = response.ok ? await response.json().catch(() => null) : null
  if (!isConfig(config)) {
    throw new Error("This shop has no configuration: /config.json is missing or incomplete.")
  }
  return { ...config, regions: config.regions ?? [], buyers: config.buyers ?? [] }
}

function isConfig(config: unknown): config is ShopConfig {
  return (
    typeof config === "object" &&
    config !== null &&
    "medusa_url" in config &&
    typeof config.medusa_url === "string" &&
    "publishable_key" in config &&
    typeof config.publishable_key === "string"
  )
}
