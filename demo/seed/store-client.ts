import { call } from "./admin-client"

/** The Store API as one buyer, logged in. */
export type StoreClient = {
  get: <T>(path: string) => Promise<T>
  post: <T>(path: string, body: unknown) => Promise<T>
  delete: <T>(path: string) => Promise<T>
}

/**
 * Logs a buyer in.
 * @param base for example `http://localhost:9000`
 * @throws an Error with the method, the path and Medusa's message for every answer that is not 2xx
 */
export async function logInAsBuyer(base: string, publishableKey: string, email: string, password: string): Promise<StoreClient> {
  return clientOf(base, publishableKey, await tokenOf(base, "/auth/customer/emailpass", { email, password }))
}

/** An account as its owner gives it. */
export type Account = { email: string; password: string; first_name: string; last_name: string; company_name?: string }

/** Creates an account, unless it is there, and logs in. */
export async function registerBuyer(base: string, publishableKey: string, { password, ...customer }: Account): Promise<StoreClient> {
  const { email } = customer
  const present = await logInAsBuyer(base, publishableKey, email, password).catch(() => null)
  if (present) return present
  const token = await tokenOf(base, "/auth/customer/emailpass/register", { email, password })
  await clientOf(base, publishableKey, token).post("/store/customers", customer)
  return logInAsBuyer(base, publishableKey, email, password)
}

async function tokenOf(base: string, path: string, body: { email: string; password: string }): Promise<string> {
  return (await call<{ token: string }>(base, "POST", path, {}, body)).token
}

function clientOf(base: string, publishableKey: string, token: string): StoreClient {
  const headers = { authorization: `Bearer ${token}`, "x-publishable-api-key": publishableKey }
  return {
    get: (path) => call(base, "GET", path, headers),
    post: (path, body) => call(base, "POST", path, headers, body),
    delete: (path) => call(base, "DELETE", path, headers),
  }
}
