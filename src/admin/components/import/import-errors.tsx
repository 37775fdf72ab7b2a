import { Button, Table, Text } from "@medusajs/ui"
import type { TierPriceImportError } from "../../../types/tier-price-rule"
import { useWords } from "../../hooks/use-words"
import { saveAsFile } from "../../lib/save-as-file"

const shown = 100

type ImportErrorsProps = {
  errors: TierPriceImportError[]
  count: number
  /** The name under which the problems are saved. */
  file?: string
}

/** Row, column and reason of each unusable row; all of them as a file when there are many. */
export const ImportErrors = ({ errors, count, file = "tier-prices-errors.csv" }: ImportErrorsProps) => {
  const words = useWords()
  const { t, number } = words
  const reason = (error: TierPriceImportError) => words.detail({ path: "", ...error })
  const save = () =>
    saveAsFile(
      file,
      ["row,column,value,reason", ...errors.map((e) => [e.row, e.column, e.value, reason(e)].map(quoted).join(","))].join("\n")
    )
  return (
    <div className="flex flex-col gap-y-2">
      <div className="shadow-borders-base max-h-96 overflow-auto rounded-lg">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("import.row")}</Table.HeaderCell>
              <Table.HeaderCell>{t("import.column")}</Table.HeaderCell>
              <Table.HeaderCell>{t("import.value")}</Table.HeaderCell>
              <Table.HeaderCell>{t("import.reason")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {errors.slice(0, shown).map((error) => (
              <Table.Row key={`${error.row}-${error.column}-${error.reason}`}>
                <Table.Cell>{number(error.row)}</Table.Cell>
                <Table.Cell>{error.column ?? "–"}</Table.Cell>
                <Table.Cell className="max-w-40 truncate">{error.value ?? "–"}</Table.Cell>
                <Table.Cell className="whitespace-normal">{reason(error)}</Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      {count > shown && (
        <div className="flex items-center justify-between gap-2">
          <Text size="small" className="text-ui-fg-subtle">
            {t("import.shown", { shown: number(shown), all: number(count) })}
          </Text>
          <Button type="button" size="small" variant="secondary" onClick={save}>
            {t("import.saveErrors")}
          </Button>
        </div>
      )}
    </div>
  )
}

/** Quoted for CSV; a leading `=`, `+`, `-` or `@` must not become a formula in a spreadsheet. */
function quoted(value: string | number | null): string {
  const text = String(value ?? "")
  const harmless = typeof value === "string" && /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return `"${harmless.replace(/"/g, '""')}"`
}
