/** Makes the adjustments of pieces that cost nothing ("3 for 2") what rules give: adjustments without a code on paid lines, in the lines' own price mode. */
import type { MedusaContainer, UpsertLineItemAdjustmentDTO } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { GivenPieces } from "../../../modules/free-products/domain/entitlement"
import type { FreeProductRule } from "../../../modules/free-products/domain/free-product-rule"
import { FREE_PRODUCTS } from "../../../modules/free-products/key"
import type { FreeProductsService } from "../../../modules/free-products/service"
import type { ManagedPieces } from "../../../modules/free-products/storage/carts"
import { FREE_PRODUCTS_PROVIDER, freePiecesDescription } from "../../../shared/free-product-adjustment"
import { asStored, isEqual, type Amount } from "../../../shared/money"
import { newId } from "../../../storage/ids"
import type { FreeCartSnapshot } from "./snapshot"

type WantedPieces = ManagedPieces & { amount: Amount; is_tax_inclusive: boolean; description: string }

/** What is to be done to the adjustments of a cart. */
export type PiecesPlan = { written: WantedPieces[]; removed: string[]; noted: ManagedPieces[]; is_noted: boolean }

export const isNoPieces = ({ written, removed, is_noted }: PiecesPlan): boolean => !written.length && !removed.length && is_noted

/**
 * Compares what stands on the lines with what is given. An adjustment of ours of which no record is left is removed.
 *
 * @param records the pieces as they are known; their adjustments may be gone
 */
export const piecesPlan = (snapshot: FreeCartSnapshot, records: readonly ManagedPieces[], given: readonly GivenPieces[], rules: readonly FreeProductRule[]): PiecesPlan => {
  const there = new Map(snapshot.adjustments.map((each) => [each.id, each]))
  const lines = new Map(snapshot.lines.map((line) => [line.id, line]))
  const names = new Map(rules.map(({ id, name }) => [id, name]))
  const wanted = given.map(({ rule_id, line_id, quantity, amount }): WantedPieces => {
    const known = records.find((record) => record.rule_id === rule_id && record.line_id === line_id && there.has(record.adjustment_id))
    return {
      rule_id,
      line_id,
      quantity,
      adjustment_id: known?.adjustment_id ?? newId("caliadj"),
      amount: asStored(amount),
      is_tax_inclusive: lines.get(line_id)?.is_tax_inclusive ?? false,
      description: freePiecesDescription(names.get(rule_id) ?? ""),
    }
  })
  const kept = new Set(wanted.map(({ adjustment_id }) => adjustment_id))
  const noted = wanted.map(({ rule_id, line_id, quantity, adjustment_id }): ManagedPieces => ({ rule_id, line_id, quantity, adjustment_id }))
  return {
    written: wanted.filter(({ adjustment_id, amount, is_tax_inclusive, description }) => {
      const stands = there.get(adjustment_id)
      return !stands || !isEqual(stands.amount, amount) || stands.is_tax_inclusive !== is_tax_inclusive || stands.description !== description
    }),
    removed: snapshot.adjustments.filter(({ id }) => !kept.has(id)).map(({ id }) => id),
    noted,
    is_noted: noted.length === records.length && noted.every((each) => records.some((record) => record.adjustment_id === each.adjustment_id && record.quantity === each.quantity)),
  }
}

/** Writes what is planned. */
export const writePieces = async (container: MedusaContainer, snapshot: FreeCartSnapshot, plan: PiecesPlan): Promise<void> => {
  const cart = container.resolve(Modules.CART)
  if (plan.removed.length) {
    await cart.deleteLineItemAdjustments(plan.removed)
  }
  if (!plan.is_noted) {
    await container.resolve<FreeProductsService>(FREE_PRODUCTS).replacePieces(snapshot.id, plan.noted)
  }
  if (plan.written.length) {
    // Medusa's types ask for a code and a number; an adjustment without a code is what its promotions leave alone, and a number has fewer digits than it stores.
    const rows: object[] = plan.written.map(({ adjustment_id, line_id, amount, is_tax_inclusive, description }) => ({
      id: adjustment_id,
      item_id: line_id,
      amount: amount.toFixed(),
      is_tax_inclusive,
      description,
      provider_id: FREE_PRODUCTS_PROVIDER,
    }))
    await cart.upsertLineItemAdjustments(rows as UpsertLineItemAdjustmentDTO[])
  }
}
