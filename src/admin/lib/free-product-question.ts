import type { AdminFreeProductPreviewInput } from "../../types/free-products"
import type { Problem } from "./problem"
import { readTypedQuantity } from "./typed-number"

/** What a preview looks at: goods that are typed in, an open cart, or an order that was placed. */
export const previewKinds = ["goods", "cart", "order"] as const

/** A question as it is typed. */
export type QuestionParts = {
  of: (typeof previewKinds)[number]
  goods: { variant_id: string; quantity: string }[]
  cart_id: string
  order_id: string
  customer_id: string
  region_id: string
  sales_channel_id: string
  /** A rule that is asked as if it were active, such as a draft; empty for none. */
  rule_id: string
}

export const emptyQuestion = (): QuestionParts => ({ of: "goods", goods: [], cart_id: "", order_id: "", customer_id: "", region_id: "", sales_channel_id: "", rule_id: "" })

/** What is typed as a number of pieces and is none. */
export const problemsOfQuestion = ({ of, goods }: QuestionParts): Problem[] =>
  of !== "goods"
    ? []
    : goods.flatMap(({ quantity }, index) => {
        const read = readTypedQuantity(quantity)
        return "problem" in read ? [{ path: `goods.${index}.quantity`, reason: read.problem }] : []
      })

/** The question as the Admin API takes it; null while something is missing or wrong. */
export const inputOfQuestion = (parts: QuestionParts): AdminFreeProductPreviewInput | null => {
  const asked = whatIsAskedAbout(parts)
  return asked && { ...asked, ...(parts.rule_id ? { rule_id: parts.rule_id } : {}) }
}

const whatIsAskedAbout = (parts: QuestionParts): AdminFreeProductPreviewInput | null => {
  const { of, goods, cart_id, order_id, customer_id, region_id, sales_channel_id } = parts
  switch (of) {
    case "cart":
      return cart_id.trim() ? { cart_id: cart_id.trim() } : null
    case "order":
      return order_id ? { order_id } : null
    case "goods": {
      if (goods.length === 0 || !region_id || problemsOfQuestion(parts).length > 0) {
        return null
      }
      const typed = goods.flatMap(({ variant_id, quantity }) => {
        const read = readTypedQuantity(quantity)
        return "value" in read ? [{ variant_id, quantity: read.value }] : []
      })
      return { goods: typed, region_id, ...(customer_id ? { customer_id } : {}), ...(sales_channel_id ? { sales_channel_id } : {}) }
    }
  }
}

/** A question from the address of its page: `?of=goods&goods=variant_1:2,variant_2:1&region_id=…`. */
export const questionOfAddress = (address: URLSearchParams): QuestionParts => {
  const text = (name: string) => address.get(name) ?? ""
  const asked = previewKinds.find((kind) => kind === address.get("of"))
  return {
    of: asked ?? (address.has("order_id") ? "order" : address.has("cart_id") ? "cart" : "goods"),
    goods: text("goods").split(",").filter(Boolean).map((each) => {
      const [variant_id, quantity = "1"] = each.split(":")
      return { variant_id, quantity }
    }),
    cart_id: text("cart_id"),
    order_id: text("order_id"),
    customer_id: text("customer_id"),
    region_id: text("region_id"),
    sales_channel_id: text("sales_channel_id"),
    rule_id: text("rule_id"),
  }
}

/** The address of a question, without what is empty. */
export const addressOfQuestion = ({ goods, ...others }: QuestionParts): URLSearchParams =>
  new URLSearchParams([...Object.entries(others), ["goods", goods.map(({ variant_id, quantity }) => `${variant_id}:${quantity.replace(/[,:]/g, "")}`).join(",")]].filter(([, text]) => text !== ""))
