import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import type { AdminTierPriceItem } from "../../types/tier-price-rule"
import { type BookRow, rowOfItem } from "../lib/price-book"
import { type RuleDraft, draftOfRule, emptyRuleDraft } from "../lib/rule-draft"
import { tierPriceRules } from "../lib/tier-price-rules-api"
import { useWords } from "./use-words"

const itemsPerRequest = 1_000

/** What a new rule starts from: nothing or a customer group, or everything of another rule, as a draft with a name of its own. */
export function useRuleCopy(id: string | null, customerGroupId: string | null = null) {
  const { t } = useWords()
  const { data, isError, error } = useQuery({
    queryKey: ["tier-pricing", "copy", id],
    queryFn: () => readWhole(id ?? ""),
    enabled: id !== null,
    gcTime: 0,
    staleTime: Infinity,
  })
  const start = useMemo((): { draft: RuleDraft; items: BookRow[] } | null => {
    if (id === null) {
      const audience = customerGroupId ? { audience: { type: "customer_groups" as const, ids: [customerGroupId] } } : {}
      return { draft: { ...emptyRuleDraft(), ...audience }, items: [] }
    }
    return data
      ? { draft: { ...data.draft, name: t("form.copyOf", { name: data.draft.name }), status: "draft" }, items: data.items }
      : null
  }, [id, customerGroupId, data, t])
  return { start, isError, error }
}

async function readWhole(id: string): Promise<{ draft: RuleDraft; items: BookRow[] }> {
  const { tier_price_rule } = await tierPriceRules.retrieve(id)
  const draft = draftOfRule(tier_price_rule)
  return { draft, items: draft.kind === "price_book" ? (await readItems(id)).map(rowOfItem) : [] }
}

async function readItems(id: string): Promise<AdminTierPriceItem[]> {
  const read: AdminTierPriceItem[] = []
  for (;;) {
    const { items, count } = await tierPriceRules.items(id, { limit: itemsPerRequest, offset: read.length })
    read.push(...items)
    if (items.length === 0 || read.length >= count) {
      return read
    }
  }
}
