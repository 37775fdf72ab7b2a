import { DataTable } from "@medusajs/ui"
import { useWords } from "../../hooks/use-words"

/** The foot of a list, in our words. */
export const TablePages = () => {
  const { t } = useWords()
  return (
    <DataTable.Pagination
      translations={{
        of: t("common.of"),
        results: t("common.results"),
        pages: t("common.pagesOf"),
        prev: t("common.previous"),
        next: t("common.next"),
      }}
    />
  )
}
