import { useTierPriceRule } from "../../hooks/use-tier-price-rules"

/** The rule's name above its page. */
export const RuleBreadcrumb = ({ id }: { id: string | undefined }) => {
  const { data } = useTierPriceRule(id)
  return <span>{data?.name ?? ""}</span>
}
