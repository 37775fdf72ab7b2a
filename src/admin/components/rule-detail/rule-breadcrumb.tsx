import { useTierPriceRule } from "../../hooks/use-tier-price-rules"

/** The rule's name above its page, on one line. */
export const RuleBreadcrumb = ({ id }: { id: string | undefined }) => {
  const { data } = useTierPriceRule(id)
  return <span className="block max-w-48 truncate sm:max-w-96">{data?.name ?? ""}</span>
}
