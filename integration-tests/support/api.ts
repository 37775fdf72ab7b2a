import request, { type Response, type Test } from "supertest"
import type { Buyer } from "./customers"
import type { Shop } from "./shops"

type Method = "get" | "post" | "delete"

/** One caller of the HTTP API. A body or, for `get`, query parameters (arrays are repeated). */
export type Client = Record<Method, (path: string, data?: object) => Test>

const client = (headers: Record<string, string>, baseUrl: string): Client => {
  const send = (method: Method, path: string, data?: object): Test => {
    const test = request(baseUrl)[method](path).set(headers)
    if (method === "get") return test.query(repeated(data ?? {}))
    return method === "post" || data ? test.send(data ?? {}) : test
  }
  return {
    get: (path, query) => send("get", path, query),
    post: (path, body) => send("post", path, body),
    delete: (path, body) => send("delete", path, body),
  }
}

const repeated = (query: object): string =>
  Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((each) => [`${name}[]`, String(each)]) : [[name, String(value)]]
    )
    .map((pair) => pair.map(encodeURIComponent).join("="))
    .join("&")

/** The dashboard's own calls. `baseUrl` for another app on the same database. */
export const asAdmin = (baseUrl = testApp.baseUrl): Client =>
  client({ authorization: `Bearer ${testApp.adminToken}` }, baseUrl)

/** A storefront of the shop: with a buyer who is logged in, or for a guest. */
export const asBuyer = (shop: Pick<Shop, "publishableKey">, buyer?: Pick<Buyer, "token">, baseUrl = testApp.baseUrl): Client =>
  client(
    { "x-publishable-api-key": shop.publishableKey, ...(buyer && { authorization: `Bearer ${buyer.token}` }) },
    baseUrl
  )

/** A caller with no more than the given headers. */
export const asStranger = (headers: Record<string, string> = {}, baseUrl = testApp.baseUrl): Client =>
  client(headers, baseUrl)

/** The body of a call that must succeed; fails the test with what the server said otherwise. */
export const ok = async <T>(call: PromiseLike<Response>): Promise<T> => {
  const { status, body, request: asked } = (await call) as Response & { request: { method: string; url: string } }
  if (status >= 300) throw new Error(`${asked.method} ${asked.url} answered ${status}: ${JSON.stringify(body)}`)
  return body as T
}
