import { ArrowDownTray } from "@medusajs/icons"
import { Text, clx } from "@medusajs/ui"
import { type DragEvent, useId, useState } from "react"
import { useWords } from "../../hooks/use-words"
import { type ImportFile, importFile } from "../../lib/import-file"

/** Choose or drop a CSV file. Whose file it is, is told by its columns. */
export const FileField = ({ file, onChoose }: { file: ImportFile | null; onChoose: (file: ImportFile) => void }) => {
  const { t } = useWords()
  const id = useId()
  const [over, setOver] = useState(false)
  const read = async (chosen: File | undefined) => {
    if (chosen) {
      onChoose(importFile(chosen.name, await chosen.text()))
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
          {file?.name ?? t("import.choose")}
        </Text>
        <Text size="small" className="text-ui-fg-subtle">
          {file ? t(`import.format.${file.format}`) : t("import.chooseHint")}
        </Text>
      </label>
    </div>
  )
}
