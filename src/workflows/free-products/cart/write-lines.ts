/** Makes the managed lines of a cart what its rules give: lines at no price that count nowhere. */
import type { CreateLineItemForCartDTO, MedusaContainer, UpdateLineItemWithoutSelectorDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { upsertTaxLinesWorkflow } from "@medusajs/medusa/core-flows"
import type { GivenLine } from "../../../modules/free-products/domain/entitlement"
import type { FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"
import { planLines } from "../../../modules/free-products/domain/reconcile-lines"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService } from "../../../modules/free-products/service"
import type { ManagedLine } from "../../../modules/free-products/storage/carts"
import { toNumber, type Amount } from "../../../shared/money"
import { newId } from "../../../storage/ids"
import { isOrphan } from "./kernel-cart"
import { NAME_ON_LINE, RULE_ON_LINE, type FreeCartLine, type FreeCartSnapshot } from "./snapshot"
import type { ReadVariants, UsualPrice, VariantOfMedusa } from "./variants"

/** What is to be done to the lines of a cart. */
export type LinePlan = {
  added: (GivenLine & { former: string | null })[]
  /** At the right rule and variant, but with another quantity, price or strike-through. */
  changed: { line: ManagedLine; given: GivenLine }[]
  /** Ids of lines to be taken out of the cart, and of records of which there is no line any more. */
  removed: string[]
  forgotten: string[]
}

export const isNothing = ({ added, changed, removed, forgotten }: LinePlan): boolean => !added.length && !changed.length && !removed.length && !forgotten.length

/**
 * Compares what stands in the cart with what is given. Lines of rules whose record is lost are taken out.
 *
 * @param records the managed lines as they are known; a line of them may have left the cart, as where the region changes
 */
export const linePlan = (snapshot: FreeCartSnapshot, records: readonly ManagedLine[], given: readonly GivenLine[], { prices }: ReadVariants): LinePlan => {
  const there = new Map(snapshot.lines.map((line) => [line.id, line]))
  const standing = records.filter(({ line_id }) => there.has(line_id))
  const plan = planLines({ standing, wanted: given })
  const removed = new Set(plan.removed.map(({ line_id }) => line_id))
  const resized = new Set(plan.resized.map(({ line: { line_id } }) => line_id))
  const managed = new Set(records.map(({ line_id }) => line_id))
  const givenOf = (line: ManagedLine): GivenLine | undefined => given.find(({ rule_id, variant_id }) => rule_id === line.rule_id && variant_id === line.variant_id)
  const lost = records.filter(({ line_id }) => !there.has(line_id))
  const added = plan.added.map((each) => ({ ...each, former: lost.find(({ rule_id, variant_id }) => rule_id === each.rule_id && variant_id === each.variant_id)?.line_id ?? null }))
  const replaced = new Set(added.map(({ former }) => former))
  return {
    added,
    changed: standing.flatMap((line) => {
      const wanted = removed.has(line.line_id) ? undefined : givenOf(line)
      const shown = there.get(line.line_id)
      return wanted && shown && (resized.has(line.line_id) || line.instead_of !== wanted.instead_of || !isShownRight(shown, wanted, prices.get(line.variant_id))) ? [{ line, given: wanted }] : []
    }),
    removed: [...removed, ...snapshot.lines.filter((line) => isOrphan(line, managed)).map(({ id }) => id)],
    forgotten: lost.filter(({ line_id }) => !replaced.has(line_id)).map(({ line_id }) => line_id),
  }
}

const isShownRight = (line: FreeCartLine, given: GivenLine, price: UsualPrice | undefined): boolean =>
  line.quantity === given.quantity &&
  line.unit_price.isZero() &&
  line.is_custom_price &&
  !line.is_discountable &&
  (!price || (line.compare_at_unit_price !== null && isWrittenAs(line.compare_at_unit_price, price.unit_price) && line.is_tax_inclusive === price.is_tax_inclusive))

/** A price of more digits than a number has is written without the last of them: compared to all of them, it would never be right. */
const isWrittenAs = (shown: Amount, price: Amount): boolean => toNumber(shown) === toNumber(price)

/** What lines are written from: variants as they were read, and the rules that give them. */
type Written = ReadVariants & { rules: readonly Pick<FreeProductRule, "id" | "name">[] }

/** Writes what is planned. Records come first: where two requests are at it, one makes the line; where a process dies, the next turn finds a record without a line, or a line without a record. */
export const writeLines = async (container: MedusaContainer, snapshot: FreeCartSnapshot, plan: LinePlan, read: Written): Promise<void> => {
  const service = container.resolve<FreeProductsService>(FREE_PRODUCTS)
  const cart = container.resolve(Modules.CART)
  const gone = [...plan.removed, ...plan.forgotten]
  if (plan.removed.length) {
    await cart.softDeleteLineItems(plan.removed)
  }
  if (gone.length) {
    await service.forgetLines(gone)
  }
  const added = plan.added.map(({ former, ...given }) => ({ former, given, line_id: newId("cali") }))
  const records = [
    ...added.map(({ former, given: { rule_id, variant_id, quantity, instead_of }, line_id }) => ({ rule_id, variant_id, quantity, instead_of, line_id, former })),
    ...plan.changed.map(({ line, given: { quantity, instead_of } }) => ({ ...line, quantity, instead_of, former: line.line_id })),
  ]
  const ours = records.length ? await service.claimLines(snapshot.id, records) : new Set<string>()
  const changed = plan.changed.filter(({ line }) => ours.has(line.line_id))
  if (changed.length) {
    // Medusa's type of an update forgets that the strike-through is nullable.
    const updates: object[] = changed.map(({ line, given }) => ({ id: line.line_id, quantity: given.quantity, ...priceFields(read.prices.get(line.variant_id)) }))
    await cart.updateLineItems(updates as UpdateLineItemWithoutSelectorDTO[])
  }
  const made = added.filter(({ line_id }) => ours.has(line_id))
  if (made.length) {
    const known = made.flatMap(({ given, line_id }) => {
      const variant = read.known.get(given.variant_id)
      return variant ? [{ given, line_id, variant }] : []
    })
    const lines = await cart.addLineItems(known.map(({ given, line_id, variant }) => lineOf(line_id, snapshot.id, given, variant, whyOf(read, given))))
    await upsertTaxLinesWorkflow(container).run({ input: { cart: snapshot.found, items: lines, shipping_methods: [] } })
  }
}

const priceFields = (price: UsualPrice | undefined) => ({
  unit_price: 0,
  compare_at_unit_price: price ? toNumber(price.unit_price) : null,
  is_tax_inclusive: price?.is_tax_inclusive ?? false,
  is_custom_price: true,
  is_discountable: false,
})

/** Why a line is there, and what its goods cost otherwise. */
type Why = { price: UsualPrice | undefined; name: string | undefined }

const whyOf = ({ prices, rules }: Written, { variant_id, rule_id }: GivenLine): Why => ({ price: prices.get(variant_id), name: rules.find(({ id }) => id === rule_id)?.name })

/** A line as core would make it of the variant, but at no price, and out of the reach of promotions. */
const lineOf = (id: string, cart_id: string, { rule_id, quantity }: GivenLine, variant: VariantOfMedusa, { price, name }: Why): CreateLineItemForCartDTO => {
  const { product } = variant
  const fields: object = {
    id,
    cart_id,
    quantity,
    title: product?.title ?? variant.title ?? "",
    subtitle: variant.title,
    thumbnail: variant.thumbnail ?? product?.thumbnail,
    product_id: product?.id,
    product_title: product?.title,
    product_description: product?.description,
    product_subtitle: product?.subtitle,
    product_type: product?.type?.value ?? null,
    product_type_id: product?.type?.id ?? null,
    product_collection: product?.collection?.title ?? null,
    product_handle: product?.handle,
    variant_id: variant.id,
    variant_sku: variant.sku,
    variant_barcode: variant.barcode,
    variant_title: variant.title,
    is_giftcard: product?.is_giftcard ?? false,
    requires_shipping: variant.is_shipped,
    metadata: { [RULE_ON_LINE]: rule_id, ...(name && { [NAME_ON_LINE]: name }) },
    ...priceFields(price),
  }
  // Medusa's type forgets that a line may bring its own id, and nullable fields of a variant.
  return fields as CreateLineItemForCartDTO
}
