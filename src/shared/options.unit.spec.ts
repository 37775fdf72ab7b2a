import { readPluginOptions } from "./options"

describe("the plugin's options", () => {
  it("have defaults, and leave Medusa's own settings of a module alone", () => {
    expect(readPluginOptions(undefined)).toEqual({ prices_for: "everyone", time_zone: "UTC" })
    expect(readPluginOptions({ database: { schema: "public" } })).toEqual({ prices_for: "everyone", time_zone: "UTC" })
    expect(readPluginOptions({ prices_for: "logged_in", time_zone: "Europe/Berlin" })).toEqual({ prices_for: "logged_in", time_zone: "Europe/Berlin" })
  })

  it.each([
    ["prices_for", { prices_for: "friends" }],
    ["prices_for", { prices_for: null }],
    ["price_for", { price_for: "everyone" }],
    ["time_zone", { time_zone: "Europe/Atlantis" }],
  ])("stop the boot with a message that names %s when it is wrong", (name, options) => {
    expect(() => readPluginOptions(options)).toThrow(`option "${name}" is wrong`)
  })

  it("name every option that is wrong", () => {
    expect(() => readPluginOptions({ prices_for: 1, extra: 2 })).toThrow(/"prices_for" is wrong.*"extra" is wrong/)
  })
})
