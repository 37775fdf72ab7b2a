import "./global-setup"

/** Stops the app and drops its database. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopTestApp()
}
