import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminFreeProductRulesResponse } from "../../../types/free-products"
import { useFreeProductRules } from "../../hooks/use-free-products"
import { useSentenceWords } from "../../hooks/use-sentence-words"
import { useWords } from "../../hooks/use-words"
import { givesInWords } from "../../lib/free-product-sentence"
import { Pages } from "../common/pages"
import { LoadState, SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { StateBadge } from "../common/state-badge"
import { readableParts } from "./use-rule-columns"

const pageSize = 5

/** On a product: the rules that give it, and those that ask for it. */
export const FreeProductRulesOfProduct = ({ productId, variantId }: { productId: string; /** The only variant, which a new rule then gives. */ variantId?: string }) => {
  const { t } = useWords()
  const [page, setPage] = useState(0)
  const { data, isError } = useFreeProductRules({ product_id: productId, limit: pageSize, offset: page * pageSize, order: "name" })
  return (
    <Section
      title={t("freeProducts.title")}
      hint={t("freeProducts.product.hint")}
      action={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/free-products/create${variantId ? `?variant_id=${variantId}` : ""}`}>{t("actions.create")}</Link>
        </Button>
      }
    >
      {!data && <LoadState failed={isError} />}
      {data?.count === 0 && <SaidLine text={t("freeProducts.product.none")} />}
      {data && data.count > 0 && <Rules rules={data.rules} />}
      {data && data.count > pageSize && <Pages page={page} pageSize={pageSize} count={data.count} onPage={setPage} />}
    </Section>
  )
}

const Rules = ({ rules }: Pick<AdminFreeProductRulesResponse, "rules">) => {
  const { t } = useWords()
  const words = useSentenceWords(rules.map(readableParts))
  return (
    <ul className="divide-ui-border-base divide-y">
      {rules.map((rule) => {
        const { reward, repeat } = readableParts(rule)
        return (
          <li key={rule.id} className="flex flex-wrap items-center justify-between gap-2 px-6 py-3">
            <div className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
                <Link to={`/free-products/${rule.id}`} className="txt-compact-small-plus focus-visible:shadow-borders-focus break-words rounded outline-none hover:underline">
                  {rule.name}
                </Link>
                {rule.names.map((how) => (
                  <Badge key={how} size="2xsmall" color={how === "gives" ? "green" : "blue"}>
                    {t(`freeProducts.product.names.${how}`)}
                  </Badge>
                ))}
              </span>
              <Text size="small" className="text-ui-fg-subtle break-words">
                {reward && repeat ? givesInWords(words, { reward, repeat }) : "–"}
              </Text>
            </div>
            <StateBadge rule={rule} />
          </li>
        )
      })}
    </ul>
  )
}
