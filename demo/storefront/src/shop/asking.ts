import type Medusa from "@medusajs/js-sdk"
import type { PointsRequest } from "medusa-b2b-loyalty-storefront"
import type { ShopConfig } from "./config.ts"

/** Asks the shop for a path such as `/store/points`, and answers its JSON. */
export type Ask = (path: string, request?: PointsRequest) => Promise<unknown>

/** Asks as the SDK does, and rejects with all that a refusal says: the SDK keeps its message and status alone. */
export function asking(sdk: Medusa, { medusa_url, publishable_key }: ShopConfig): Ask {
  return async (path, { method = "GET", body, signal } = {}) => {
    const token = await sdk.client.getToken()
    const response = await fetch(new URL(path, medusa_url), {
      method,
      signal,
      headers: {
        accept: "application/json",
        "x-publishable-api-key": publishable_key,
        ...(body ? { "content-type": "application/json" } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      body: body && JSON.stringify(body),
    })
    const answer: unknown = await response.json().catch(() => null)
    if (!response.ok) {
      throw Object.assign(new Error(`The shop answered ${response.status}`), answer, { status: response.status })
    }
    return answer
  }
}
