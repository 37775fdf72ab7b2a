import { Alert, Button, Heading, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminTierPriceRule } from "../../../types/tier-price-rule"
import { usePriceBook } from "../../hooks/use-price-book"
import { goToFirstProblem } from "../../hooks/use-rule-form"
import { useForgetTierPrices } from "../../hooks/use-tier-price-rules"
import { useWords } from "../../hooks/use-words"
import { saveBook } from "../../lib/save-rule"
import { problemsOfError } from "../../lib/sdk"
import { LeavePrompt } from "../common/leave-prompt"
import { PriceBookGrid } from "../price-book/price-book-grid"

/** The prices of a contract, edited in place; nothing is saved until somebody says so. */
export const RuleBook = ({ rule }: { rule: AdminTierPriceRule }) => {
  const words = useWords()
  const { t } = words
  const book = usePriceBook(rule.id)
  const forget = useForgetTierPrices()
  const [saving, setSaving] = useState(false)
  const [refused, setRefused] = useState<string[]>([])
  const pending = book.changes.size

  const save = async () => {
    if (!book.check()) {
      goToFirstProblem()
      return
    }
    setSaving(true)
    setRefused([])
    try {
      await saveBook(rule.id, book.changes, book.forget)
      toast.success(t("said.saved", { name: rule.name }))
      book.show("saved")
    } catch (error) {
      setRefused(linesOf(error, words.problem))
    } finally {
      await forget()
      setSaving(false)
    }
  }

  return (
    <section className="flex flex-col gap-y-2" aria-label={t("book.title")}>
      <div className="flex flex-wrap items-center justify-between gap-2 px-1 pt-2">
        <div>
          <Heading level="h2">{t("book.title")}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {t("book.hint")}
          </Text>
        </div>
        <Button size="small" disabled={pending === 0} isLoading={saving} onClick={() => void save()}>
          {t("book.save", { count: pending })}
        </Button>
      </div>
      {refused.length > 0 && (
        <Alert variant="error" role="alert">
          {refused.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Alert>
      )}
      <PriceBookGrid book={book} currency={rule.currency_code ?? ""} />
      {pending > 0 && <LeavePrompt within={`/tier-prices/${rule.id}`} />}
    </section>
  )
}

type Say = ReturnType<typeof useWords>["problem"]

function linesOf(error: unknown, say: Say): string[] {
  return problemsOfError(error).map((problem) => [problem.path, say(problem)].filter(Boolean).join(": "))
}
