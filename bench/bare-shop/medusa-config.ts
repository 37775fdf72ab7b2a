import { defineConfig } from "@medusajs/framework/utils"

/** The same shop without the plugin: what every measure is compared with. */
module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    workerMode: process.env.WORKER_MODE === "server" ? "server" : "shared",
    http: {
      storeCors: "http://localhost:8000",
      adminCors: "http://localhost:9000",
      authCors: "http://localhost:8000,http://localhost:9000",
      // As in the checkout's own config: a token of one shop is valid in the other, which has the same buyers.
      jwtSecret: "tests-only",
      cookieSecret: "tests-only",
    },
  },
  admin: { disable: true },
})
