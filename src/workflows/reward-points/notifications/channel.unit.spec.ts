import type { MedusaContainer } from "@medusajs/framework/types"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { asValue } from "@medusajs/framework/awilix"
import { serves } from "./channel"

/** A container that knows nothing but how the Notification Module is declared. */
const shopWith = (notification: unknown): MedusaContainer => {
  const container = createMedusaContainer()
  container.register("configModule", asValue({ modules: { notification } }))
  return container
}

const provider = (...channels: string[]) => ({ resolve: "somewhere", id: channels.join(), options: { channels } })

describe("a channel", () => {
  it.each<[string, unknown, boolean]>([
    ["a provider that names it", { options: { providers: [provider("feed"), provider("sms", "email")] } }, true],
    ["providers of others", { options: { providers: [provider("feed")] } }, false],
    ["a provider without options", { options: { providers: [{ resolve: "somewhere", id: "a" }] } }, false],
    ["no provider", { options: { providers: [] } }, false],
    ["a module without options", { resolve: "@medusajs/medusa/notification" }, false],
    ["no module", undefined, false],
    ["a module that is switched off", false, false],
    ["Medusa Cloud", { options: { cloud: { api_key: "key", endpoint: "https://cloud.example", environment_handle: "main" } } }, true],
    ["Medusa Cloud without a key", { options: { cloud: { endpoint: "https://cloud.example", environment_handle: "main" } } }, false],
  ])("is served by %s: %j is %s", (_what, declared, expected) => {
    expect(serves(shopWith(declared), "email")).toBe(expected)
  })

  it("of e-mail alone comes with Medusa Cloud", () => {
    expect(serves(shopWith({ options: { cloud: { api_key: "key", endpoint: "https://cloud.example", sandbox_handle: "main" } } }), "sms")).toBe(false)
  })
})
