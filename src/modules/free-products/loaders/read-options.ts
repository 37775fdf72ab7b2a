import type { LoaderOptions } from "@medusajs/framework/types"
import { readPluginOptions } from "../../../shared/options"

/** Stops the boot with a message that names the option when one is wrong. */
export default async function readOptions({ options }: LoaderOptions): Promise<void> {
  readPluginOptions(options)
}
