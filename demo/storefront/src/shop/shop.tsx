import Medusa from "@medusajs/js-sdk"
import type { HttpTypes } from "@medusajs/types"
import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useMemo, useState } from "react"
import { type Ask, asking } from "./asking.ts"
import type { ShopConfig } from "./config.ts"
import { problemText, statusOf } from "./problem.ts"
import { remember, remembered } from "./remembered.ts"

/** Who buys, where, and the way to the shop. */
export interface Shop {
  config: ShopConfig
  sdk: Medusa
  /** For what tells refusals apart. */
  ask: Ask
  regions: HttpTypes.StoreRegion[]
  region: HttpTypes.StoreRegion
  /** ISO 3166-1 alpha-2 in lower case: prices with tax are those of this country. */
  countryCode: string
  chooseRegion: (id: string) => void
  customer: HttpTypes.StoreCustomer | null
  /** Logs in and answers the customer; rejects when the shop refuses. */
  logIn: (email: string, password: string) => Promise<HttpTypes.StoreCustomer>
  logOut: () => Promise<void>
  /** Creates an account and logs in; rejects when the shop refuses. */
  register: (account: Account) => Promise<HttpTypes.StoreCustomer>
}

/** A new account. */
export interface Account {
  email: string
  password: string
  first_name: string
  last_name: string
  company_name?: string
}

const ShopContext = createContext<Shop | null>(null)

/** The shop that the page belongs to. */
export function useShop(): Shop {
  const shop = useContext(ShopContext)
  if (!shop) {
    throw new Error("useShop needs a ShopProvider above it.")
  }
  return shop
}

interface Known {
  regions: HttpTypes.StoreRegion[]
  customer: HttpTypes.StoreCustomer | null
}

/** Reads regions and the log-in of the last visit, then shows the shop. */
export function ShopProvider({ config, children }: { config: ShopConfig; children: ReactNode }): ReactElement {
  const sdk = useMemo(() => createSdk(config), [config])
  const [known, setKnown] = useState<Known | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [regionId, setRegionId] = useState(() => remembered("region"))

  useEffect(() => {
    let current = true
    Promise.all([readRegions(sdk, config), readCustomer(sdk)]).then(
      ([regions, customer]) => current && setKnown({ regions, customer }),
      (error: unknown) => current && setProblem(problemText(error))
    )
    return () => {
      current = false
    }
  }, [sdk, config])

  const shop = useMemo(() => {
    const region = known && (known.regions.find(({ id }) => id === regionId) ?? homeRegion(known))
    if (!region) {
      return null
    }
    const setCustomer = (customer: HttpTypes.StoreCustomer | null) => setKnown({ ...known, customer })
    const logIn = async (email: string, password: string) => {
      await sdk.auth.login("customer", "emailpass", { email, password })
      const { customer } = await sdk.store.customer.retrieve()
      setCustomer(customer)
      return customer
    }
    return {
      config,
      sdk,
      ask: asking(sdk, config),
      regions: known.regions,
      region,
      countryCode: homeCountry(region),
      chooseRegion: (id: string) => {
        remember("region", id)
        setRegionId(id)
      },
      customer: known.customer,
      logIn,
      logOut: async () => {
        await sdk.client.clearToken()
        setCustomer(null)
      },
      register: async ({ email, password, ...names }: Account) => {
        try {
          await sdk.auth.register("customer", "emailpass", { email, password })
          await sdk.store.customer.create({ email, ...names })
        } catch (error) {
          // What a registration begins with is no log-in yet.
          await sdk.client.clearToken()
          throw error
        }
        return logIn(email, password)
      },
    }
  }, [config, sdk, known, regionId])

  if (!shop) {
    return problem ? <ClosedShop problem={problem} /> : <Opening>{known ? "This shop has no region to sell to." : "Opening the shop …"}</Opening>
  }
  return <ShopContext.Provider value={shop}>{children}</ShopContext.Provider>
}

function Opening({ children }: { children: ReactNode }): ReactElement {
  return (
    <main className="opening" role="status">
      {children}
    </main>
  )
}

/** Nothing of the shop could be read. */
function ClosedShop({ problem }: { problem: string }): ReactElement {
  return (
    <main className="opening">
      <h1>The shop is not open</h1>
      <p role="alert">{problem}</p>
      <button type="button" className="button" onClick={() => window.location.reload()}>
        Try again
      </button>
    </main>
  )
}

function createSdk(config: ShopConfig): Medusa {
  return new Medusa({
    baseUrl: config.medusa_url,
    publishableKey: config.publishable_key,
    auth: { type: "jwt", jwtTokenStorageMethod: "local", jwtTokenStorageKey: "shop.token" },
  })
}

/** The shop's regions, those that the configuration names first and in its order. */
async function readRegions(sdk: Medusa, config: ShopConfig): Promise<HttpTypes.StoreRegion[]> {
  const { regions } = await sdk.store.region.list({ limit: 100, fields: "id,name,currency_code,*countries" })
  const order = config.regions.map(({ id }) => id)
  const place = ({ id }: { id: string }) => (order.includes(id) ? order.indexOf(id) : order.length)
  return regions.toSorted((a, b) => place(a) - place(b))
}

/** The customer of the log-in that the browser remembers; an expired one is forgotten. */
async function readCustomer(sdk: Medusa): Promise<HttpTypes.StoreCustomer | null> {
  if (!(await sdk.client.getToken())) {
    return null
  }
  try {
    return (await sdk.store.customer.retrieve()).customer
  } catch (error) {
    if (statusOf(error) === null) {
      throw error
    }
    await sdk.client.clearToken()
    return null
  }
}

/** Where the customer's goods go, until another region is chosen; the first region for a guest. */
function homeRegion({ regions, customer }: Known): HttpTypes.StoreRegion | undefined {
  const code = customer?.addresses?.find(({ is_default_shipping }) => is_default_shipping)?.country_code
  return regions.find(({ countries }) => countries?.some(({ iso_2 }) => iso_2 === code)) ?? regions[0]
}

/** The country that prices are shown for before an address is known: that of most buyers, or the region's first. */
function homeCountry(region: HttpTypes.StoreRegion): string {
  const codes = (region.countries ?? []).map(({ iso_2 }) => iso_2 ?? "")
  return ["de", "us", "jp"].find((code) => codes.includes(code)) ?? codes[0] ?? ""
}
