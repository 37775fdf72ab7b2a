import { defineConfig } from "@medusajs/framework/utils"
import { redisModules } from "./redis-modules"

const redisUrl = process.env.REDIS_URL

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl,
    http: {
      storeCors: process.env.STORE_CORS ?? "http://localhost:8000",
      adminCors: process.env.ADMIN_CORS ?? "http://localhost:9000",
      authCors: process.env.AUTH_CORS ?? "http://localhost:8000,http://localhost:9000",
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
    // The demo speaks plain HTTP on this machine: a secure cookie would never arrive, and nobody could log in.
    cookieOptions: { secure: false, sameSite: "lax" },
  },
  // The two lines that switch the product on: the plugin, and the extended Pricing Module.
  plugins: [{ resolve: "medusa-b2b-loyalty", options: {} }],
  modules: [
    { resolve: "medusa-b2b-loyalty/pricing" },
    // Sends nothing anywhere: what a buyer would be sent is in the log, and under GET /admin/notifications.
    {
      resolve: "@medusajs/medusa/notification",
      options: { providers: [{ resolve: "@medusajs/medusa/notification-local", id: "local", options: { channels: ["feed", "email"] } }] },
    },
    ...redisModules(redisUrl),
  ],
})
