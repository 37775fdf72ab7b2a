import { Button, Input } from "@medusajs/ui"
import { useState } from "react"
import type { BookView, PriceBook } from "../../hooks/use-price-book"
import { useWords } from "../../hooks/use-words"
import { EntityPicker } from "../common/entity-picker"
import { PastePricesDrawer } from "./paste-prices-drawer"

/** Search in the book, the ways to add to it, and the switch between what is saved and what is not. */
export const PriceBookToolbar = ({ book }: { book: PriceBook }) => {
  const { t } = useWords()
  const [pasting, setPasting] = useState<string | null>(null)
  return (
    <div className="flex flex-col gap-y-3 px-6 py-4">
      <div className="flex flex-wrap items-start gap-2">
        <div
          className="min-w-48 flex-1"
          onPaste={(event) => {
            const text = event.clipboardData.getData("text")
            if (text.includes("\t") || text.trim().includes("\n")) {
              event.preventDefault()
              setPasting(text)
            }
          }}
        >
          <EntityPicker
            kind="variants"
            single
            label={t("book.add")}
            placeholder={t("book.addHint")}
            ids={[]}
            onChange={([variantId]) => {
              if (variantId) {
                void book.add(variantId)
              }
            }}
          />
        </div>
        <Button type="button" size="small" variant="secondary" className="h-8" onClick={() => setPasting("")}>
          {t("book.paste.button")}
        </Button>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2">
        {book.ruleId ? (
          <div role="group" aria-label={t("book.title")} className="flex gap-x-1">
            <ViewButton book={book} view="saved" label={t("book.views.saved")} />
            <ViewButton book={book} view="unsaved" label={t("book.views.unsaved", { count: book.changes.size })} />
          </div>
        ) : (
          <span className="txt-small text-ui-fg-subtle">{t("book.variants", { count: book.changes.size })}</span>
        )}
        <div className="w-full sm:w-56">
          <Input
            size="small"
            type="search"
            aria-label={t("book.search")}
            placeholder={t("book.search")}
            value={book.q}
            onChange={(event) => book.setQ(event.target.value)}
          />
        </div>
      </div>
      <PastePricesDrawer text={pasting} onClose={() => setPasting(null)} onPaste={book.paste} />
    </div>
  )
}

const ViewButton = ({ book, view, label }: { book: PriceBook; view: BookView; label: string }) => (
  <Button
    type="button"
    size="small"
    variant={book.view === view ? "secondary" : "transparent"}
    aria-pressed={book.view === view}
    onClick={() => book.show(view)}
  >
    {label}
  </Button>
)
