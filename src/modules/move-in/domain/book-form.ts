/** Whether tiers of the same people are stored as a price book or as one percentage rule: whichever says the same with fewer rows. */

type Tier = { min_quantity: number; type: "fixed" | "percentage"; value: number }

/** More variants are named by no scope; see `ids` of the fields that rules share. */
export const MOST_IN_SCOPE = 10_000

/**
 * What a book holds, added up product by product.
 *
 * @property same the tiers, while all variants have the same ones in per cent; null: they differ
 * @property variant_ids while they can be named in a scope; null: too many
 */
export type BookContent = { variants: number; tiers: number; same: Tier[] | null; variant_ids: string[] | null }

export const emptyBook = (): BookContent => ({ variants: 0, tiers: 0, same: null, variant_ids: [] })

/** Adds the tiers of one more variant. */
export const withVariant = (book: BookContent, variant_id: string, tiers: Tier[]): BookContent => ({
  variants: book.variants + 1,
  tiers: book.tiers + tiers.length,
  same: book.variants === 0 ? percentages(tiers) : book.same && isSame(book.same, tiers) ? book.same : null,
  variant_ids: book.variant_ids && book.variants < MOST_IN_SCOPE ? addTo(book.variant_ids, variant_id) : null,
})

/** Not copied: there may be ten thousand. */
const addTo = (ids: string[], id: string): string[] => {
  ids.push(id)
  return ids
}

const percentages = (tiers: Tier[]): Tier[] | null => (tiers.every(({ type }) => type === "percentage") ? tiers : null)

const isSame = (some: Tier[], others: Tier[]): boolean =>
  some.length === others.length && some.every(({ min_quantity, type, value }, index) => others[index].min_quantity === min_quantity && others[index].type === type && others[index].value === value)

export type BookForm = { form: "price_book" } | { form: "percentage_rule"; breaks: Tier[]; scope: { type: "all"; ids: [] } | { type: "variants"; ids: string[] } }

/**
 * A price book has a row for each tier of each variant; a percentage rule one for each variant that it names, or one for
 * all of the shop's.
 *
 * @param variants_in_shop how many variants there are to sell
 * @example 300 variants with `from 10: 5 %` and `from 50: 8 %` are 600 rows as a book and 300 as a rule; 1 where these are all.
 */
export const formOf = ({ variants, tiers, same, variant_ids }: BookContent, variants_in_shop: number): BookForm => {
  if (!same?.length) {
    return { form: "price_book" }
  }
  if (variants === variants_in_shop && tiers > 1) {
    return { form: "percentage_rule", breaks: same, scope: { type: "all", ids: [] } }
  }
  return variant_ids && variants < tiers ? { form: "percentage_rule", breaks: same, scope: { type: "variants", ids: [...variant_ids].sort() } } : { form: "price_book" }
}
