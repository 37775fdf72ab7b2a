import type { BootedApp } from "./boot"

/** The log-in of the admin that every test app has. */
export const ADMIN = { email: "admin@tests.example", password: "admin-of-the-tests" }

/** Creates the admin as `medusa user` does, and logs in over HTTP. Returns the token. */
export const createAdmin = async ({ container, baseUrl }: Pick<BootedApp, "container" | "baseUrl">): Promise<string> => {
  const auth = container.resolve("auth")
  const [user] = await container.resolve("user").createUsers([{ email: ADMIN.email }])
  const { authIdentity, error } = await auth.register("emailpass", { body: ADMIN })
  if (!authIdentity) throw new Error(error)
  await auth.updateAuthIdentities({ id: authIdentity.id, app_metadata: { user_id: user.id } })
  return logInAdmin(baseUrl)
}

/** @returns a token for the admin routes, also of another app on the same database */
export const logInAdmin = async (baseUrl: string): Promise<string> => {
  const response = await fetch(`${baseUrl}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(ADMIN),
  })
  if (!response.ok) throw new Error(`Admin log-in failed: ${response.status} ${await response.text()}`)
  const { token } = (await response.json()) as { token: string }
  return token
}
