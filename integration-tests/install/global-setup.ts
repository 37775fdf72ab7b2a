import fs from "node:fs"
import os from "node:os"
import path from "node:path"
import { createDatabase, dropDatabase } from "../support/database"
import { BOTH_LINES, createHostAdmin, migrateHost, writeHost } from "./host"
import { packInto } from "./package"

/** What the specs of an installed shop start from. */
export type Installation = {
  /** Holds the tarball, `package/` and the shops. */
  folder: string
  /** Everything in the tarball, by path. */
  files: string[]
  /** A database that a shop with the plugin has migrated from nothing, with an admin; to be cloned. */
  template: string
}

/** Packs the plugin and lets a first shop migrate an empty database. */
export default async function globalSetup(): Promise<void> {
  const folder = fs.mkdtempSync(path.join(process.env.TEST_FOLDER ?? os.tmpdir(), "install-"))
  const files = packInto(folder)
  const shop = writeHost(path.join(folder, "first-shop"), path.join(folder, "package"), BOTH_LINES)
  const template = `medusa_b2b_loyalty_installed_${process.pid}`
  const url = await createDatabase(template)
  await migrateHost(shop, url)
  createHostAdmin(shop, url)
  process.env.INSTALLATION = JSON.stringify({ folder, files, template } satisfies Installation)
}

/** The teardown. */
export const removeInstallation = async (): Promise<void> => {
  const { folder, template }: Installation = JSON.parse(process.env.INSTALLATION ?? "{}")
  if (template) await dropDatabase(template)
  if (folder) fs.rmSync(folder, { recursive: true, force: true })
}
