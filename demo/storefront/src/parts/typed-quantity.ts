/** More than this in one line is not sold through the shop. */
export const MAX_QUANTITY = 1_000_000

/**
 * The whole quantity that was typed, also with the thousands set apart: 1500, 1,500, 1.500, 1 500.
 * Null for everything else: 1.5 pieces are not guessed to be 15.
 */
export function readQuantity(typed: string): number | null {
  const text = typed.trim()
  const digits = /^\d{1,3}([.,\s]\d{3})+$/.test(text) ? text.replace(/\D/g, "") : text
  const quantity = /^\d+$/.test(digits) ? Number(digits) : 0
  return quantity >= 1 ? Math.min(quantity, MAX_QUANTITY) : null
}
