import { Plus } from "@medusajs/icons"
import { Alert, Button } from "@medusajs/ui"
import type { PointsForm } from "../../hooks/use-points-form"
import { useFreeProductConditions } from "../../hooks/use-free-products"
import { useShopCurrencies } from "../../hooks/use-shop"
import { useWords } from "../../hooks/use-words"
import { currenciesWithoutMinimum, withMinimumsIn, withNewMinimum } from "../../lib/currency-minimums"
import type { FreeProductDraft } from "../../lib/free-product-draft"
import { ConditionEditor } from "../conditions"

/** When it is given: the shared editor, with what is easily forgotten in a shop of several currencies. */
export const ConditionFields = ({ form }: { form: PointsForm<FreeProductDraft> }) => {
  const { t } = useWords()
  const { data: definitions } = useFreeProductConditions()
  const currencies = useShopCurrencies()
  const { conditions } = form.draft
  const missing = currenciesWithoutMinimum(conditions, currencies)
  return (
    <div className="flex flex-col gap-y-3">
      <ConditionEditor
        value={conditions}
        onChange={(value) => form.change({ conditions: value })}
        definitions={definitions}
        problems={form.problems}
        onLeave={() => form.leave("conditions")}
      />
      {!conditions && currencies.length > 0 && (
        <div>
          <Button type="button" size="small" variant="transparent" className="h-auto whitespace-normal text-left" onClick={() => form.change({ conditions: withNewMinimum(conditions, currencies) })}>
            <Plus />
            {t("freeProducts.form.minimum.start", { count: currencies.length, currencies: currencies.join(", ").toUpperCase() })}
          </Button>
        </div>
      )}
      {conditions && missing.length > 0 && (
        <Alert variant="warning" role="status">
          <p>{t("freeProducts.form.minimum.missing", { currencies: missing.join(", ").toUpperCase() })}</p>
          <button
            type="button"
            className="txt-compact-small-plus focus-visible:shadow-borders-focus mt-1 rounded underline underline-offset-2 outline-none"
            onClick={() => form.change({ conditions: withMinimumsIn(conditions, currencies) })}
          >
            {t("freeProducts.form.minimum.add")}
          </button>
        </Alert>
      )}
    </div>
  )
}
