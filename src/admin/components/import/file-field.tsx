import { ArrowDownTray } from "@medusajs/icons"
import { Text, clx } from "@medusajs/ui"
import { type DragEvent, useId, useState } from "react"
import { useWords } from "../../hooks/use-words"

type FileFieldProps = {
  /** The chosen file; nothing yet without it. */
  name?: string
  /** What is said below the name, or below the invitation. */
  hint: string
  onChoose: (name: string, csv: string) => void
}

/** Choose or drop a CSV file. */
export const FileField = ({ name, hint, onChoose }: FileFieldProps) => {
  const { t } = useWords()
  const id = useId()
  const [over, setOver] = useState(false)
  const read = async (chosen: File | undefined) => {
    if (chosen) {
      onChoose(chosen.name, await chosen.text())
    }
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void read(event.dataTransfer.files[0])
  }
  return (
    <div className="flex flex-col gap-y-2">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
        className={clx(
          "bg-ui-bg-component border-ui-border-strong flex cursor-pointer flex-col items-center gap-y-1 rounded-lg border border-dashed p-8 text-center",
          "hover:border-ui-border-interactive focus-within:shadow-borders-focus transition-fg",
          over && "border-ui-border-interactive"
        )}
      >
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          className="sr-only"
          onChange={(event) => {
            void read(event.target.files?.[0])
            event.target.value = ""
          }}
        />
        <ArrowDownTray className="text-ui-fg-subtle" />
        <Text size="small" weight="plus">
          {name ?? t("import.choose")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      </label>
    </div>
  )
}
