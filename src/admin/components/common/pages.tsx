import { Button, Text } from "@medusajs/ui"
import { useWords } from "../../hooks/use-words"

type PagesProps = { page: number; pageSize: number; count: number; onPage: (page: number) => void }

/** "21–40 of 5,000", back and on. */
export const Pages = ({ page, pageSize, count, onPage }: PagesProps) => {
  const { t, number } = useWords()
  const from = page * pageSize + 1
  const to = Math.min(count, from + pageSize - 1)
  return (
    <nav className="flex items-center justify-between px-6 py-3" aria-label={t("common.pages")}>
      <Text size="small" className="text-ui-fg-subtle">
        {t("common.range", { from: number(from), to: number(to), all: number(count) })}
      </Text>
      <div className="flex gap-x-2">
        <Button type="button" size="small" variant="secondary" disabled={page === 0} onClick={() => onPage(page - 1)}>
          {t("common.previous")}
        </Button>
        <Button type="button" size="small" variant="secondary" disabled={to >= count} onClick={() => onPage(page + 1)}>
          {t("common.next")}
        </Button>
      </div>
    </nav>
  )
}
