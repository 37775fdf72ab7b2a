import path from "node:path"
import { createDatabase, databaseUrl, dropDatabase } from "../support/database"
import type { Installation } from "./global-setup"
import { migrateHost, startHost, writeHost, type Host, type HostSettings } from "./host"

/** What the setup has prepared. */
export const installation = (): Installation => {
  if (!process.env.INSTALLATION) throw new Error("Run `npm run test:install`: its setup packs the plugin")
  return JSON.parse(process.env.INSTALLATION)
}

export type InstalledShop = Host & {
  folder: string
  database: string
  /** Stops the shop and drops its database. */
  remove: () => Promise<void>
}

/**
 * A shop on a database of its own.
 * @param needs `migrations`: of tables that the plugin alone has not; `database`: another shop's, which it goes on with
 * @throws with the log when the boot fails
 */
export const openShop = async (
  name: string,
  settings: HostSettings,
  needs: { migrations?: boolean; database?: string } = {}
): Promise<InstalledShop> => {
  const { folder, template } = installation()
  const host = writeHost(path.join(folder, name), path.join(folder, "package"), settings)
  const database = needs.database ?? `${template}_${name.replaceAll("-", "_")}`
  const url = needs.database ? databaseUrl(database) : await createDatabase(database, template)
  if (needs.migrations) await migrateHost(host, url)
  const running = await startHost(host, url)
  return {
    ...running,
    folder: host,
    database,
    remove: async () => {
      await running.stop()
      await dropDatabase(database)
    },
  }
}
