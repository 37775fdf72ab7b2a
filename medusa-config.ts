import { defineConfig } from "@medusajs/framework/utils"
import path from "node:path"
import { redisModules } from "./demo/medusa/redis-modules"

/**
 * The repository as its own host, for the tests. A shop writes two lines instead: the plugin, and the extended Pricing
 * Module (see the README).
 *
 * `PLUGIN_OPTIONS` holds the plugin's options as JSON, for tests that need others than the defaults.
 */
const options = JSON.parse(process.env.PLUGIN_OPTIONS ?? "{}")

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    workerMode: process.env.WORKER_MODE === "server" ? "server" : "shared",
    redisUrl: process.env.REDIS_URL,
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:8000,http://localhost:9000",
      jwtSecret: process.env.JWT_SECRET ?? "tests-only",
      cookieSecret: process.env.COOKIE_SECRET ?? "tests-only",
    },
  },
  admin: { disable: process.env.ADMIN_DISABLED !== "false" },
  modules: [
    { resolve: "./src/modules/tier-pricing", options },
    { resolve: "./src/modules/companies", options },
    { resolve: "./src/modules/purchases", options },
    { resolve: "./src/modules/reward-points", options },
    { resolve: "./src/modules/loyalty-levels", options },
    { resolve: "./src/modules/rewards", options },
    { resolve: "./src/modules/occasions", options },
    { resolve: "./src/modules/referrals", options },
    { resolve: "./src/modules/free-products", options },
    { resolve: "./src/modules/move-in", options },
    { resolve: "./src/modules/pricing" },
    {
      resolve: "@medusajs/medusa/notification",
      options: {
        providers: [
          { id: "local", resolve: "@medusajs/medusa/notification-local", options: { channels: ["feed"] } },
          { id: "test-mail", resolve: path.join(__dirname, "integration-tests", "support", "test-mail"), options: { channels: ["email"] } },
        ],
      },
    },
    ...redisModules(process.env.REDIS_URL),
    {
      resolve: "@medusajs/medusa/payment",
      options: {
        providers: [{ id: "test", resolve: path.join(__dirname, "integration-tests", "support", "webhook-payment") }],
      },
    },
  ],
})
