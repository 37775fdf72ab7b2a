import { Container, Text } from "@medusajs/ui"
import type { KeyboardEvent } from "react"
import { bookPageSize, type PriceBook } from "../../hooks/use-price-book"
import { useWords } from "../../hooks/use-words"
import { Pages } from "../common/pages"
import { PriceBookRow } from "./price-book-row"
import { PriceBookToolbar } from "./price-book-toolbar"

/** The prices of a contract: one line a variant, 20 lines a page, search, adding, pasting. */
export const PriceBookGrid = ({ book, currency }: { book: PriceBook; currency: string }) => {
  const { t } = useWords()
  return (
    <Container className="divide-y p-0">
      <PriceBookToolbar book={book} />
      <div role="group" aria-label={t("book.title")} onKeyDown={goDownOnEnter}>
        {book.rows.map(({ row, removed }) => (
          <PriceBookRow
            key={row.variant_id}
            row={row}
            removed={removed}
            unsaved={book.changes.has(row.variant_id)}
            strict={book.strict}
            currency={currency}
            onChange={book.change}
            onRemove={() => book.remove(row)}
            onUndo={book.ruleId ? () => book.undo(row) : undefined}
          />
        ))}
        {book.rows.length === 0 && <EmptyBook book={book} />}
      </div>
      {book.count > bookPageSize && (
        <Pages page={book.page} pageSize={bookPageSize} count={book.count} onPage={book.setPage} />
      )}
    </Container>
  )
}

const EmptyBook = ({ book }: { book: PriceBook }) => {
  const { t } = useWords()
  const key = book.loading ? "loading" : book.failed ? "failed" : book.q ? "nothing" : `empty.${book.view}`
  return (
    <div className="flex flex-col items-center px-6 py-10 text-center" role="status">
      <Text size="small" className="text-ui-fg-subtle">
        {t(`book.${key}`)}
      </Text>
    </div>
  )
}

/** As in a spreadsheet: Enter goes to the same column of the next line. */
function goDownOnEnter(event: KeyboardEvent<HTMLElement>) {
  const from = event.target
  if (event.key !== "Enter" || !(from instanceof HTMLInputElement)) {
    return
  }
  event.preventDefault()
  const column = `input[data-column="${from.dataset.column}"]`
  const inputs = [...event.currentTarget.querySelectorAll<HTMLInputElement>(column)]
  const next = inputs[inputs.indexOf(from) + 1]
  next?.focus()
  next?.select()
}
