import type { PointsRequest, PointsSource } from "./fetch-points.ts"

/** One of the companies that a buyer belongs to. */
export interface BuyersCompany {
  id: string
  name: string
}

/** For which company a cart is bought. */
export interface CartCompany {
  /** The one chosen on the cart, else the one joined first; null for who belongs to none. */
  company: BuyersCompany | null
  /** Those that the buyer may choose, the first joined first. */
  companies: BuyersCompany[]
}

/** Thrown when the shop's answer is not what the route promises. */
export class UnexpectedCartCompanyAnswer extends Error {
  override name = "UnexpectedCartCompanyAnswer"
}

/** For which company the cart is bought, and for which it could be. The cart must be the buyer's own. */
export async function fetchCartCompany(source: PointsSource, cartId: string, request: PointsRequest = {}): Promise<CartCompany> {
  const address = `/store/carts/${encodeURIComponent(cartId)}/company`
  const answer = await (typeof source === "function" ? source(address, request) : source.client.fetch(address, request))
  if (!isCartCompany(answer)) {
    throw new UnexpectedCartCompanyAnswer("The shop did not answer with companies.", { cause: answer })
  }
  return answer
}

/**
 * Chooses one of the buyer's companies; null takes the choice back. Rejects with what the source rejects with, or with
 * `UnexpectedCartCompanyAnswer`.
 */
export function chooseCartCompany(
  source: PointsSource,
  cartId: string,
  companyId: string | null,
  request: PointsRequest = {}
): Promise<CartCompany> {
  const change: PointsRequest = companyId === null ? { method: "DELETE" } : { method: "POST", body: { company_id: companyId } }
  return fetchCartCompany(source, cartId, { ...request, ...change })
}

function isCartCompany(answer: unknown): answer is CartCompany {
  return (
    typeof answer === "object" &&
    answer !== null &&
    "company" in answer &&
    (answer.company === null || isCompany(answer.company)) &&
    "companies" in answer &&
    Array.isArray(answer.companies) &&
    answer.companies.every(isCompany)
  )
}

function isCompany(value: unknown): value is BuyersCompany {
  return (
    typeof value === "object" && value !== null && "id" in value && typeof value.id === "string" && "name" in value && typeof value.name === "string"
  )
}
