import { useSearchParams } from "react-router-dom"
import type { AdminEarningPreviewInput } from "../lib/points-api"

/** What the preview looks at: an order that was placed, or an open cart. */
export type PreviewOf = "order" | "cart"

export type EarningQuestion = {
  of: PreviewOf
  order_id: string
  cart_id: string
  customer_id: string
  change: (patch: Partial<Omit<EarningQuestion, "change" | "input">>) => void
  /** Null while something is missing. */
  input: AdminEarningPreviewInput | null
}

/** The question lives in the address, so that other pages can ask it and colleagues can be sent the answer. */
export const useEarningQuestion = (): EarningQuestion => {
  const [address, setAddress] = useSearchParams()
  const of: PreviewOf = address.get("of") === "cart" || (!address.has("of") && address.has("cart_id")) ? "cart" : "order"
  const order_id = address.get("order_id") ?? ""
  const cart_id = address.get("cart_id") ?? ""
  const customer_id = address.get("customer_id") ?? ""
  const change: EarningQuestion["change"] = (patch) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        Object.entries(patch).forEach(([name, value]) => (value ? next.set(name, value) : next.delete(name)))
        return next
      },
      { replace: true }
    )
  const asked = of === "order" ? order_id : cart_id.trim()
  const input = asked ? { ...(of === "order" ? { order_id } : { cart_id: asked }), ...(customer_id ? { customer_id } : {}) } : null
  return { of, order_id, cart_id, customer_id, change, input }
}
