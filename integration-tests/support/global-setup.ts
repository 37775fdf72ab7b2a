import { createAdmin } from "./admin-account"
import { bootApp, type BootedApp } from "./boot"
import { createMigratedDatabase, databaseUrl, dropDatabase } from "./database"

/** What the specs are handed as `testApp` (see `environment.ts`). One for all spec files of a run. */
export type TestApp = Pick<BootedApp, "baseUrl" | "container"> & {
  databaseUrl: string
  /** A log-in token of an admin. */
  adminToken: string
  /** A number that no other test of this run gets: test data is told apart by it instead of being reset. */
  nextNumber: () => number
}

declare global {
  var testApp: TestApp
  var stopTestApp: () => Promise<void>
}

/** Boots the app once for all specs, on a database cloned from a migrated template. */
export default async function globalSetup(): Promise<void> {
  process.env.NODE_ENV = "test"
  require("ts-node").register({ transpileOnly: true, swc: true })
  const name = await createMigratedDatabase("test")
  const app = await bootApp(databaseUrl(name), JSON.parse(process.env.PLUGIN_OPTIONS ?? "{}"))
  let number = 0
  globalThis.testApp = {
    baseUrl: app.baseUrl,
    container: app.container,
    databaseUrl: databaseUrl(name),
    adminToken: await createAdmin(app),
    nextNumber: () => ++number,
  }
  globalThis.stopTestApp = async () => {
    await app.stop()
    await dropDatabase(name)
  }
}
