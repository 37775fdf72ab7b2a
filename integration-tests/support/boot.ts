import type { MedusaContainer } from "@medusajs/framework/types"
import type { AddressInfo } from "node:net"
import type { Server } from "node:http"
import { ROOT } from "./database"

/** A Medusa app in this process. */
export type BootedApp = {
  baseUrl: string
  container: MedusaContainer
  stop: () => Promise<void>
}

/**
 * Boots the checkout's own host (`medusa-config.ts`). Medusa keeps its state in the process, so there can be one such app
 * per process: a second one is started with `startAppProcess`.
 *
 * @param options the plugin's options, as a shop writes them
 * @param directory another host than the checkout
 */
export const bootApp = async (databaseUrl: string, options: Record<string, unknown> = {}, directory = ROOT): Promise<BootedApp> => {
  process.env.DATABASE_URL = databaseUrl
  process.env.PLUGIN_OPTIONS = JSON.stringify(options)
  process.env.LOG_LEVEL ??= "error"
  // Loaded late, so that the environment above is what Medusa reads.
  const load: typeof import("@medusajs/medusa/loaders/index").default = require("@medusajs/medusa/loaders/index").default
  const express: typeof import("express") = require("express")
  const expressApp = express()
  expressApp.get("/health", (_request, response) => void response.sendStatus(200))
  const { container, shutdown } = await load({ directory, expressApp })
  // Core waits five seconds before it handles a webhook, unless the module has this property.
  Object.assign(container.resolve("payment"), { options: { webhook_delay: 1 } })
  const server = await new Promise<Server>((resolve) => {
    const listening: Server = expressApp.listen(0, "127.0.0.1", () => resolve(listening))
  })
  const { port } = server.address() as AddressInfo
  return {
    container,
    baseUrl: `http://127.0.0.1:${port}`,
    stop: async () => {
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      })
      // Subscribers of the last requests still read: after the shutdown they would wait a minute for a connection.
      await new Promise((resolve) => setTimeout(resolve, 500))
      await shutdown()
    },
  }
}
