import { Button, Drawer, Text, Textarea } from "@medusajs/ui"
import { useEffect, useState } from "react"
import { useWords } from "../../hooks/use-words"
import { findVariantsBySku } from "../../lib/book-variants"
import { type PastedProblem, readPastedPrices } from "../../lib/pasted-prices"
import type { BookRow } from "../../lib/price-book"
import { saidBy } from "../../lib/said-by"
import { Field } from "../common/field"
import { PastedProblems } from "./pasted-problems"

type PastePricesDrawerProps = {
  /** What was already pasted; `null` while closed. */
  text: string | null
  onClose: () => void
  onPaste: (rows: BookRow[]) => void
}

type Reading = { rows: BookRow[]; problems: PastedProblem[] }

/** Prices from a spreadsheet. First it says what it understood, then it takes over what can be used. */
export const PastePricesDrawer = ({ text, onClose, onPaste }: PastePricesDrawerProps) => {
  const { t } = useWords()
  const [typed, setTyped] = useState("")
  const [asked, setAsked] = useState<number | null>(null)
  const [reading, setReading] = useState<Reading | null>(null)
  const [failure, setFailure] = useState<string | null>(null)

  useEffect(() => {
    setTyped(text ?? "")
    setReading(null)
    setFailure(null)
  }, [text])

  const read = async () => {
    setAsked(0)
    setFailure(null)
    try {
      setReading(await readAndFind(typed, setAsked))
    } catch (error) {
      setFailure(saidBy(error))
    } finally {
      setAsked(null)
    }
  }

  return (
    <Drawer open={text !== null} onOpenChange={(open) => !open && onClose()}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>{t("book.paste.title")}</Drawer.Title>
          <Drawer.Description className="txt-small text-ui-fg-subtle">{t("book.paste.hint")}</Drawer.Description>
        </Drawer.Header>
        <Drawer.Body className="flex flex-1 flex-col gap-y-4 overflow-y-auto">
          <Field
            label={t("book.paste.label")}
            problem={failure ? { path: "", reason: "refused", message: failure } : undefined}
          >
            {(input) => (
              <Textarea
                {...input}
                rows={12}
                className="font-mono"
                placeholder={"M6-20-ZN\t100\t0.0043\nM6-20-ZN\t1000\t0.0039"}
                value={typed}
                onChange={(event) => {
                  setTyped(event.target.value)
                  setReading(null)
                }}
              />
            )}
          </Field>
          {asked !== null && (
            <Text size="small" className="text-ui-fg-subtle" role="status">
              {t("book.paste.asked", { count: asked })}
            </Text>
          )}
          {reading && <PastedProblems variants={reading.rows.length} problems={reading.problems} />}
        </Drawer.Body>
        <Drawer.Footer>
          <Button type="button" size="small" variant="secondary" onClick={onClose}>
            {t("common.cancel")}
          </Button>
          {reading && reading.rows.length > 0 ? (
            <Button
              type="button"
              size="small"
              onClick={() => {
                onPaste(reading.rows)
                onClose()
              }}
            >
              {t("book.paste.take", { count: reading.rows.length })}
            </Button>
          ) : (
            <Button
              type="button"
              size="small"
              isLoading={asked !== null}
              disabled={typed.trim() === ""}
              onClick={() => void read()}
            >
              {t("book.paste.read")}
            </Button>
          )}
        </Drawer.Footer>
      </Drawer.Content>
    </Drawer>
  )
}

async function readAndFind(text: string, onProgress: (asked: number) => void): Promise<Reading> {
  const pasted = readPastedPrices(text)
  const variants = await findVariantsBySku([...pasted.breaks.keys()], onProgress)
  const rows: BookRow[] = []
  const problems = [...pasted.problems]
  pasted.breaks.forEach((breaks, sku) => {
    const variant = variants.get(sku)
    if (variant) {
      rows.push({ ...variant, rows: breaks })
    } else {
      problems.push({ line: 0, text: sku, reason: "unknown_sku" })
    }
  })
  return { rows, problems }
}
