/**
 * The one door to zod: Medusa brings its own copy, and a second one would break
 * `instanceof` checks between our schemas and Medusa's validators.
 */
export { z } from "@medusajs/framework/zod"
export type { ZodError, ZodType } from "@medusajs/framework/zod"
