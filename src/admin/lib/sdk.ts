import Medusa from "@medusajs/js-sdk"
import type { TierPriceFieldError } from "../../types/tier-price-rule"
import { saidBy } from "./said-by"

const backendUrl = __BACKEND_URL__ ?? "/"
const authType = __AUTH_TYPE__ ?? "session"
const jwtTokenStorageKey = __JWT_TOKEN_STORAGE_KEY__ || undefined

/** The dashboard's own client: same backend, same session. */
export const sdk = new Medusa({
  baseUrl: backendUrl,
  auth: { type: authType, jwtTokenStorageKey },
})

/** A refused request with its wrong fields, for showing each at its place. */
export class RequestRefused extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly errors: TierPriceFieldError[]
  ) {
    super(message)
  }
}

/**
 * Sends `body` as JSON and answers with JSON. The client's own `fetch` throws
 * away everything of a refusal but its message; forms need `errors`, so writes
 * go this way, with the same address and the same credentials.
 *
 * @throws RequestRefused when the backend does not answer with success
 */
export async function send<T>(path: string, body: unknown, method = "POST"): Promise<T> {
  const headers: Record<string, string> = { accept: "application/json", "content-type": "application/json" }
  if (authType === "jwt") {
    headers.authorization = `Bearer ${(await sdk.client.getToken()) ?? ""}`
  }
  const answer = await fetch(new URL(path.replace(/^\//, ""), baseUrl()), {
    method,
    headers,
    credentials: authType === "session" ? "include" : "omit",
    body: JSON.stringify(body),
  })
  const json = await answer.json().catch(() => ({}))
  if (!answer.ok) {
    throw new RequestRefused(json.message ?? answer.statusText, answer.status, json.errors ?? [])
  }
  return json
}

/** The wrong fields of a refused request, or its one message when it names none. */
export function problemsOfError(error: unknown): { path: string; reason: string; message: string }[] {
  if (error instanceof RequestRefused && error.errors.length > 0) {
    return error.errors
  }
  return [{ path: "", reason: "refused", message: saidBy(error) }]
}

const baseUrl = () => {
  const url = new URL(backendUrl, window.location.origin).toString()
  return url.endsWith("/") ? url : `${url}/`
}
