import { useQueries } from "@tanstack/react-query"
import { useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { AdminFreeProductRuleInput } from "../../types/free-products"
import type { SentenceWords } from "../lib/condition-sentence"
import { type Entity, type EntityKind, entityLists } from "../lib/entities"
import { namedIn } from "../lib/free-product-sentence"
import { useVariants } from "./use-variants"
import { useWords } from "./use-words"

const mostNames = 100

type Named = Partial<Pick<AdminFreeProductRuleInput, "conditions" | "reward" | "repeat">>

/** The words for sentences about these rules, with the names of all that they name: one request for each kind of thing. */
export const useSentenceWords = (rules: Named[]): SentenceWords => {
  const words = useWords()
  const { i18n } = useTranslation()
  const { variants: variantIds = [], ...others } = namedIn(rules)
  const variants = useVariants(variantIds)
  const kinds = kindsOf(others)
  const answers = useQueries({
    queries: kinds.map(({ kind, ids }) => ({
      queryKey: ["tier-pricing", "entities", kind, "names", ids],
      queryFn: async () => {
        const { entities } = await entityLists[kind]({ id: ids, limit: mostNames, offset: 0 })
        return new Map(entities.map((entity): [string, Entity] => [entity.id, entity]))
      },
    })),
    combine: (found) => ({ names: new Map(found.map(({ data }, index) => [kinds[index]?.kind, data])), all: found.every(({ isSuccess }) => isSuccess) }),
  })
  const locale = i18n.language.replace(/^([a-z]{2})([A-Z]{2})$/, "$1-$2")
  return useMemo(() => {
    const { t, money, number, date } = words
    const gone = (known: boolean, id: string) => (known ? t("entities.gone", { id }) : "…")
    return {
      t: (key, values) => t(key, values ?? {}),
      money,
      number,
      date,
      list: (parts, of) => new Intl.ListFormat(locale, { type: of === "and" ? "conjunction" : "disjunction" }).format(parts),
      nameOf: (kind, id) => (kind === "variants" ? variants.data?.get(id)?.title ?? gone(variants.isSuccess, id) : answers.names.get(kind)?.get(id)?.label ?? gone(answers.all, id)),
    }
    // The words change with the language, the names when they were read.
  }, [locale, variants.data, answers])
}

const kindsOf = (named: Partial<Record<EntityKind, string[]>>): { kind: EntityKind; ids: string[] }[] =>
  Object.entries(named).flatMap(([kind, ids]) => (isKind(kind) && ids.length > 0 ? [{ kind, ids: [...ids].sort().slice(0, mostNames) }] : []))

const isKind = (kind: string): kind is EntityKind => kind in entityLists
