const INTERNAL_ID = /\b[a-z]+_[0-9A-Z]{20,}/

/** A sentence for the buyer from whatever was thrown. */
export function problemText(error: unknown): string {
  if (error instanceof TypeError) {
    return "The shop cannot be reached. Please check your connection and try again."
  }
  if ((statusOf(error) ?? 0) >= 500) {
    return "The shop has a problem at the moment. Please try again."
  }
  const said = error instanceof Error ? error.message : ""
  if (/\bvariant_\w{20,}/.test(said)) {
    return "An article in your cart is no longer sold. Please take it out of the cart, then go on."
  }
  return said && !INTERNAL_ID.test(said) ? sentence(said) : "Something went wrong. Please try again."
}

/** A refused code is named after the field of the request, which is nothing to a buyer: `promo_codes: ABC holds no longer`. */
function sentence(said: string): string {
  return said.replace(/^promo_codes: /, "")
}

/** The HTTP status of an error of the Medusa client, if it has one. */
export function statusOf(error: unknown): number | null {
  return typeof error === "object" && error !== null && "status" in error && typeof error.status === "number"
    ? error.status
    : null
}
