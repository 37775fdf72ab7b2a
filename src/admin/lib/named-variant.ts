/** A variant as people recognise it. `to` is its own page in the dashboard. */
export type NamedVariant = { id: string; title: string; sku: string | null; thumbnail: string | null; to: string }

type Variant = { id: string; title?: string | null; sku?: string | null; product_id?: string | null; product?: { title?: string | null; thumbnail?: string | null } | null }

/** Medusa's own name for the only variant of a product, which tells nobody anything. */
const isDefault = (title: string) => /^default( (variant|title|option.*))?$/i.test(title.trim())

/**
 * "Mug · Blue", or "Mug" where the variant is its product's only one.
 *
 * @example namedVariant({ id: "v", title: "Blue", product: { title: "Mug" } }).title // "Mug · Blue"
 */
export const namedVariant = ({ id, title, sku, product_id, product }: Variant): NamedVariant => ({
  id,
  title: [product?.title, title && !isDefault(title) && title !== product?.title ? title : null].filter(Boolean).join(" · ") || sku || id,
  sku: sku ?? null,
  thumbnail: product?.thumbnail ?? null,
  to: `/products/${product_id}/variants/${id}`,
})
