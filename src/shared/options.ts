/** The plugin's options: one schema, read at boot, so that a wrong option stops the boot. */
import { isTimeZone } from "./calendar"
import { parseInput, z } from "./schema"

/**
 * @property prices_for Who sees prices: `everyone` (default), or `logged_in`: guests get no price
 *   in listing, product page, table and cart, and cannot complete a cart.
 * @property time_zone Where the shop is, an IANA name (default `UTC`): days, months and years of
 *   points, limits and reports are days there.
 */
export const pluginOptions = z.strictObject({
  prices_for: z.enum(["everyone", "logged_in"]).default("everyone"),
  time_zone: z.string().refine(isTimeZone, { message: "must be a time zone such as Europe/Berlin" }).default("UTC"),
})

export type PluginOptions = z.infer<typeof pluginOptions>

/**
 * Reads the options of `medusa-config.ts`.
 *
 * @throws Error whose message names each wrong option, e.g.
 *   `medusa-b2b-loyalty: option "prices_for" is wrong: must be everyone or logged_in`
 */
export const readPluginOptions = (options: unknown): PluginOptions => {
  // Medusa adds its own connection settings to the options of every module.
  const { database: _database, ...own } = (options ?? {}) as Record<string, unknown>
  const result = parseInput(pluginOptions, own)
  if (result.success) {
    return result.data
  }
  const complaints = result.error.issues.map((issue) => {
    const known = Object.keys(pluginOptions.shape).join(", ")
    return issue.code === "unrecognized_keys"
      ? issue.keys.map((name) => `option "${name}" is wrong: there is none of this name, but ${known}`).join("; ")
      : `option "${issue.path.join(".")}" is wrong: ${issue.message}`
  })
  throw new Error(`medusa-b2b-loyalty: ${complaints.join("; ")}`)
}
