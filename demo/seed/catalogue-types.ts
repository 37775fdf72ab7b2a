import type { Picture } from "./pictures"

/** A category of the shop; the handle is its natural key. */
export type CategorySeed = { handle: string; name: string; description: string; parent?: string }

/** A product; variants are the full grid of its one or two options. */
export type ProductSeed = {
  /** Natural key of the product, and the start of its address in the storefront. */
  handle: string
  title: string
  subtitle: string
  description: string
  /** Handles of the categories that it is in. */
  categories: string[]
  collection?: "stainless-a4" | "workshop-starter" | "food-and-pharma"
  type: "Component" | "Consumable" | "Tool" | "Protective equipment" | "Book"
  tags?: string[]
  picture: Picture
  /** Start of every article number; the variant's place in the grid follows. */
  sku: string
  /** Net price in EUR of the first variant, per piece. */
  net_eur: number
  first: { name: string; values: string[]; factors: number[] }
  second?: { name: string; values: string[]; factors: number[] }
  /** Decimals of the EUR and USD prices; unless given 2, and 3 below half a euro. */
  decimals?: number
  weight?: number
}
