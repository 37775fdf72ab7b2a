import { useState } from "react"
import { Link } from "react-router-dom"
import type { MoveInBook } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { Pages } from "../common/pages"
import { Section } from "../common/section"
import { ReportTable } from "./report-table"

const pageSize = 20

/** The rules that hold the tiers, each a way to its page once it is there; nothing where there are none. */
export const BooksSection = ({ books }: { books: MoveInBook[] }) => {
  const { t, number } = useMoveInWords()
  const [page, setPage] = useState(0)
  if (books.length === 0) {
    return null
  }
  const shown = books.slice(page * pageSize, (page + 1) * pageSize)
  return (
    <Section title={t("moveIn.books.title")} hint={t("moveIn.books.hint")}>
      <ReportTable
        label={t("moveIn.books.title")}
        columns={[
          { name: t("moveIn.columns.name") },
          { name: t("moveIn.columns.form") },
          { name: t("moveIn.columns.variants"), right: true },
          { name: t("moveIn.columns.tiers"), right: true },
        ]}
        rows={shown.map((book, at) => ({
          key: `${book.name} ${at}`,
          cells: [<BookName key="name" book={book} />, t(`moveIn.books.forms.${book.form}`), number(book.variants), number(book.tiers)],
        }))}
      />
      {books.length > pageSize && <Pages page={page} pageSize={pageSize} count={books.length} onPage={setPage} />}
    </Section>
  )
}

const BookName = ({ book: { name, rule_id } }: { book: MoveInBook }) => {
  const looks = "text-ui-fg-base block max-w-56 truncate sm:max-w-96"
  return rule_id ? (
    <Link to={`/tier-prices/${rule_id}`} title={name} className={`${looks} hover:underline`}>
      {name}
    </Link>
  ) : (
    <span title={name} className={looks}>
      {name}
    </span>
  )
}
