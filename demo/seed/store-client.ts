import { call } from "./admin-client"

/** The Store API as one buyer, logged in. */
export type StoreClient = {
  get: <T>(path: string) => Promise<T>
  post: <T>(path: string, body: unknown) => Promise<T>
}

/**
 * Logs a buyer in.
 * @param base for example `http://localhost:9000`
 * @throws an Error with the method, the path and Medusa's message for every answer that is not 2xx
 */
export async function logInAsBuyer(base: string, publishableKey: string, email: string, password: string): Promise<StoreClient> {
  const { token } = await call<{ token: string }>(base, "POST", "/auth/customer/emailpass", {}, { email, password })
  const headers = { authorization: `Bearer ${token}`, "x-publishable-api-key": publishableKey }
  return {
    get: (path) => call(base, "GET", path, headers),
    post: (path, body) => call(base, "POST", path, headers, body),
  }
}
