import path from "node:path"
import { createDatabase, dropDatabase } from "../support/database"
import type { Installation } from "./global-setup"
import { migrateHost, startHost, writeHost, type Host, type HostSettings } from "./host"

/** What the setup has prepared. */
export const installation = (): Installation => {
  if (!process.env.INSTALLATION) throw new Error("Run `npm run test:install`: its setup packs the plugin")
  return JSON.parse(process.env.INSTALLATION)
}

export type InstalledShop = Host & {
  folder: string
  databaseUrl: string
  /** Stops the shop and drops its database. */
  remove: () => Promise<void>
}

/**
 * A shop on a database of its own.
 * @param migrates whether the shop has tables that the plugin alone has not
 * @throws with the log when the boot fails
 */
export const openShop = async (name: string, settings: HostSettings, { migrates = false } = {}): Promise<InstalledShop> => {
  const { folder, template } = installation()
  const host = writeHost(path.join(folder, name), path.join(folder, "package"), settings)
  const database = `${template}_${name.replaceAll("-", "_")}`
  const url = await createDatabase(database, template)
  if (migrates) await migrateHost(host, url)
  const running = await startHost(host, url)
  return {
    ...running,
    folder: host,
    databaseUrl: url,
    remove: async () => {
      await running.stop()
      await dropDatabase(database)
    },
  }
}
