/** For which company a cart is bought. Pure. */

/** What was chosen on a cart, and by whom. */
export type CartChoice = { customer_id: string; company_id: string | null }

/**
 * The company that a cart is bought for: the one chosen on it, where its customer has chosen it and
 * still belongs to it, else the one joined first. Null for who belongs to none.
 *
 * @param company_ids the companies of the customer, the first joined first
 * @example companyBoughtFor({ customer_id: "cus_1", company_id: "b" }, "cus_1", ["a", "b"]) // "b"
 * @example companyBoughtFor({ customer_id: "cus_1", company_id: "b" }, "cus_2", ["a", "b"]) // "a": the cart was transferred
 */
export const companyBoughtFor = (choice: CartChoice | null, customer_id: string, company_ids: readonly string[]): string | null => {
  const chosen = choice?.customer_id === customer_id ? choice.company_id : null
  return chosen !== null && company_ids.includes(chosen) ? chosen : company_ids[0] ?? null
}
