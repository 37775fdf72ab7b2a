import { useRef, useState } from "react"
import { useSearchParams } from "react-router-dom"
import type { AdminTierPricePreviewInput } from "../../types/tier-price-rule"
import { readTypedQuantity } from "../lib/typed-number"
import { useShopRegions } from "./use-shop"

/** A customer of the shop, an imagined member of some groups, or somebody who is not logged in. */
export type PreviewBuyer = "customer" | "groups" | "guest"

type Parts = {
  buyer: PreviewBuyer
  customer_id: string
  customer_group_ids: string[]
  region_id: string
  variant_ids: string[]
  quantity: string
  at: string
}

export type PreviewQuestion = {
  parts: Parts
  change: (patch: Partial<Parts>) => void
  quantityProblem: string | null
  input: AdminTierPricePreviewInput | null
}

const list = (text: string | null) => (text ? text.split(",") : [])

/**
 * The question is also in the address: an answer can be sent to a colleague, and other pages can ask.
 * It is kept beside it, because the address follows too slowly for somebody who types.
 */
export function usePreviewQuestion(): PreviewQuestion {
  const [address, setAddress] = useSearchParams()
  const regions = useShopRegions()
  const [asked, setAsked] = useState(() => readParts(address))
  const latest = useRef(asked)
  const change = (patch: Partial<Parts>) => {
    latest.current = { ...latest.current, ...patch }
    setAsked(latest.current)
    setAddress(addressOf(latest.current), { replace: true })
  }
  const parts = { ...asked, region_id: asked.region_id || (regions[0]?.id ?? "") }
  const quantity = readTypedQuantity(parts.quantity)
  return {
    parts,
    change,
    quantityProblem: "problem" in quantity ? quantity.problem : null,
    input: "value" in quantity ? inputOf(parts, quantity.value) : null,
  }
}

function readParts(address: URLSearchParams): Parts {
  const customer_id = address.get("customer_id") ?? ""
  const customer_group_ids = list(address.get("customer_group_ids"))
  return {
    buyer: buyerOf(address.get("buyer"), customer_id, customer_group_ids),
    customer_id,
    customer_group_ids,
    region_id: address.get("region_id") ?? "",
    variant_ids: list(address.get("variant_ids")),
    quantity: address.get("quantity") ?? "1",
    at: address.get("at") ?? "",
  }
}

function addressOf(parts: Parts): URLSearchParams {
  const said = Object.entries(parts).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value])
  return new URLSearchParams(said.filter(([, text]) => text !== ""))
}

function buyerOf(said: string | null, customerId: string, groupIds: string[]): PreviewBuyer {
  if (said === "customer" || said === "groups" || said === "guest") {
    return said
  }
  return customerId ? "customer" : groupIds.length > 0 ? "groups" : "guest"
}

/** `null` while somebody or something is still to be chosen. */
function inputOf(parts: Parts, quantity: number): AdminTierPricePreviewInput | null {
  const { buyer, customer_id, customer_group_ids, region_id, variant_ids, at } = parts
  const chosen = buyer === "guest" || (buyer === "customer" ? customer_id !== "" : customer_group_ids.length > 0)
  if (!chosen || !region_id || variant_ids.length === 0) {
    return null
  }
  return {
    ...(buyer === "customer" ? { customer_id } : { customer_group_ids: buyer === "groups" ? customer_group_ids : [] }),
    region_id,
    variant_ids,
    quantity,
    ...(at ? { at } : {}),
  }
}
