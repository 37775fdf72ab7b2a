/** Medusa's admin API over HTTP, logged in. */
export type AdminClient = {
  get: <T>(path: string) => Promise<T>
  post: <T>(path: string, body: unknown) => Promise<T>
}

/**
 * Logs in to the admin API.
 * @param base for example `http://localhost:9000`
 * @throws an Error with the method, the path and Medusa's message for every answer that is not 2xx
 */
export async function logInAsAdmin(base: string, email: string, password: string): Promise<AdminClient> {
  const { token } = await call<{ token: string }>(base, "POST", "/auth/user/emailpass", {}, { email, password })
  const headers = { authorization: `Bearer ${token}` }
  return {
    get: (path) => call(base, "GET", path, headers),
    post: (path, body) => call(base, "POST", path, headers, body),
  }
}

/** One JSON request; the answer's body, or an Error that names what was asked and what was answered. */
export async function call<T>(
  base: string,
  method: string,
  path: string,
  headers: Record<string, string>,
  body?: unknown
): Promise<T> {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { ...headers, ...(body !== undefined && { "content-type": "application/json" }) },
    body: body === undefined ? undefined : JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 600)}`)
  return JSON.parse(text) as T
}
