/**
 * Where Medusa keeps its own Pricing Module. It is a dependency of `@medusajs/medusa`, not of ours:
 * it is looked up from there, so that also a package manager that hoists nothing finds it.
 */
import { createRequire } from "node:module"
import path from "node:path"
import type * as Models from "@medusajs/pricing/dist/models"
import type * as Repositories from "@medusajs/pricing/dist/repositories"

const fromMedusa = createRequire(require.resolve("@medusajs/medusa/pricing"))

/** Folder of the built module, e.g. `…/@medusajs/pricing/dist`. */
export const NATIVE_PRICING = path.dirname(fromMedusa.resolve("@medusajs/pricing"))

export const nativeModels: typeof Models = fromMedusa(path.join(NATIVE_PRICING, "models"))
export const nativeRepositories: typeof Repositories = fromMedusa(path.join(NATIVE_PRICING, "repositories"))
