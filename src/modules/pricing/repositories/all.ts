/** Medusa's own repositories, the pricing one with a second way to read prices. */
import { nativeRepositories } from "../native"

export const { BaseRepository } = nativeRepositories
export { PricingRepository } from "../price-rows"
