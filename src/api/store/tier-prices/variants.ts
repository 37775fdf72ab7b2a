import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { unknownIdRefusal } from "../../../shared/refusal-error"
import { refuse } from "../../refusals"

/** A variant that a buyer can see. */
export type Variant = { id: string; product_id: string; type_id: string | null }

/** Published variants in the sales channels of the publishable key, in the order asked for. */
export const findVariants = async (req: AuthenticatedMedusaRequest, { variant_id }: { variant_id: string[] }): Promise<Variant[]> => {
  const channels: string[] = req.publishable_key_context?.sales_channel_ids ?? []
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product_variant",
    fields: ["id", "product.id", "product.status", "product.type_id", "product.sales_channels.id"],
    filters: { id: variant_id },
  })
  const visible = new Map(
    data
      .filter(({ product }) => product?.status === "published" && (!channels.length || product.sales_channels?.some((channel: { id: string } | null) => channel && channels.includes(channel.id))))
      .map(({ id, product }) => [id, { id, product_id: product?.id ?? "", type_id: product?.type_id ?? null }])
  )
  const unknown = variant_id.filter((id) => !visible.has(id))
  if (unknown.length) {
    return refuse(unknownIdRefusal("variant_id", "variant in this shop", unknown))
  }
  return variant_id.flatMap((id) => visible.get(id) ?? [])
}
