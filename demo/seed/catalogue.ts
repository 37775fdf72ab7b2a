import { fasteners } from "./catalogue-fasteners"
import { pneumatics, seals, transmission } from "./catalogue-technical"
import type { CategorySeed, ProductSeed } from "./catalogue-types"
import { adhesives, books, comforts, cuttingTools, safetyGear } from "./catalogue-workshop"

/** Top categories first, so that a parent is there before its children. */
export const categories: CategorySeed[] = [
  { handle: "fasteners", name: "Fasteners", description: "Screws, nuts, washers, rivets and pins to DIN and ISO." },
  { handle: "seals", name: "Seals", description: "O-rings, gaskets and shaft seals for oil, water, steam and food." },
  { handle: "cutting-tools", name: "Cutting tools", description: "Drills, end mills and taps for the machine shop." },
  { handle: "safety-gear", name: "Safety gear", description: "Hands, eyes, ears, head and lungs." },
  { handle: "adhesives", name: "Adhesives & tapes", description: "Threadlockers, structural adhesives, sealants and tapes." },
  { handle: "pneumatics", name: "Pneumatics", description: "Fittings, tubing, cylinders and valves." },
  { handle: "transmission", name: "Bearings & drives", description: "Bearings and belts." },
  { handle: "technical-books", name: "Technical books", description: "Tables and guides for the workshop." },
  { handle: "bolts-and-screws", name: "Bolts & screws", description: "Metric, self-drilling and anchors.", parent: "fasteners" },
  { handle: "nuts", name: "Nuts", description: "Hexagon and lock nuts.", parent: "fasteners" },
  { handle: "washers", name: "Washers", description: "Plain, spring and body washers.", parent: "fasteners" },
  { handle: "rivets-and-pins", name: "Rivets & pins", description: "Blind rivets and dowel pins.", parent: "fasteners" },
  { handle: "o-rings", name: "O-rings", description: "NBR, FKM and EPDM.", parent: "seals" },
  { handle: "gaskets", name: "Gaskets", description: "Flange and clamp gaskets.", parent: "seals" },
  { handle: "shaft-seals", name: "Shaft seals", description: "Radial shaft seals.", parent: "seals" },
  { handle: "drills", name: "Drills", description: "HSS and carbide.", parent: "cutting-tools" },
  { handle: "end-mills", name: "End mills", description: "For steel and aluminium.", parent: "cutting-tools" },
  { handle: "taps-and-dies", name: "Taps & dies", description: "Threads in blind and through holes.", parent: "cutting-tools" },
  { handle: "gloves", name: "Gloves", description: "Assembly, cut protection and disposable.", parent: "safety-gear" },
  { handle: "eye-and-ear", name: "Eye & ear protection", description: "Glasses and plugs.", parent: "safety-gear" },
  { handle: "head-and-breathing", name: "Head & breathing", description: "Helmets and masks.", parent: "safety-gear" },
  { handle: "threadlockers", name: "Threadlockers", description: "Medium and high strength.", parent: "adhesives" },
  { handle: "structural-adhesives", name: "Adhesives & sealants", description: "Epoxy and silicone.", parent: "adhesives" },
  { handle: "tapes", name: "Tapes", description: "Sealing and mounting tapes.", parent: "adhesives" },
  { handle: "fittings", name: "Fittings", description: "Push-in fittings in brass and stainless.", parent: "pneumatics" },
  { handle: "tubing", name: "Tubing", description: "By the metre.", parent: "pneumatics" },
  { handle: "cylinders-and-valves", name: "Cylinders & valves", description: "Actuators and their control.", parent: "pneumatics" },
  { handle: "bearings", name: "Bearings", description: "Ball bearings.", parent: "transmission" },
  { handle: "belts", name: "Belts", description: "V-belts and timing belts.", parent: "transmission" },
]

/** Handle and title of the three collections. */
export const collections = [
  { handle: "stainless-a4", title: "Stainless A4" },
  { handle: "workshop-starter", title: "Workshop starter" },
  { handle: "food-and-pharma", title: "Food & pharma" },
]

export const products: ProductSeed[] = [
  ...fasteners,
  ...seals,
  ...cuttingTools,
  ...safetyGear,
  ...adhesives,
  ...pneumatics,
  ...transmission,
  ...books,
  ...comforts,
]

const EUR_TO_USD = 1.09
const EUR_TO_JPY = 162

/** One sellable article of a product: its place in the grid of options, and its prices per piece. */
export type VariantSeed = {
  sku: string
  title: string
  options: Record<string, string>
  prices: { currency_code: string; amount: number }[]
}

/**
 * All variants of a product. EUR prices include VAT (19 %, books 7 %), USD and JPY prices do not.
 */
export function variantsOf(product: ProductSeed): VariantSeed[] {
  const second = product.second ?? { name: "", values: [""], factors: [1] }
  return product.first.values.flatMap((value, i) =>
    second.values.map((other, k) => ({
      sku: `${product.sku}-${String(i + 1).padStart(2, "0")}${product.second ? "AB"[k] : ""}`,
      title: product.second ? `${value} / ${other}` : value,
      options: { [product.first.name]: value, ...(product.second && { [product.second.name]: other }) },
      prices: pricesOf(product, product.net_eur * (product.first.factors[i] ?? 1) * (second.factors[k] ?? 1)),
    }))
  )
}

function pricesOf(product: ProductSeed, net: number): VariantSeed["prices"] {
  // Small parts are priced to a tenth of a cent, as in the trade: a few percent off must still be a price of its own.
  const decimals = product.decimals ?? (net < 0.5 ? 3 : 2)
  const vat = product.type === "Book" ? 1.07 : 1.19
  return [
    { currency_code: "eur", amount: Number((net * vat).toFixed(decimals)) },
    { currency_code: "usd", amount: Number((net * EUR_TO_USD).toFixed(decimals)) },
    { currency_code: "jpy", amount: Math.max(1, Math.round(net * EUR_TO_JPY)) },
  ]
}
