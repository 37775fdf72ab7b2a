import { Alert, Text } from "@medusajs/ui"
import { useWords } from "../../hooks/use-words"
import type { PastedProblem } from "../../lib/pasted-prices"

const shown = 50

/** How much of a pasted text can be used, and line by line why the rest cannot. */
export const PastedProblems = ({ variants, problems }: { variants: number; problems: PastedProblem[] }) => {
  const words = useWords()
  const { t } = words
  return (
    <div className="flex flex-col gap-y-2" role="status">
      <Alert variant={problems.length > 0 ? "warning" : "success"}>
        {t("book.paste.result", { variants, problems: problems.length })}
      </Alert>
      <ul className="flex flex-col gap-y-1">
        {problems.slice(0, shown).map(({ line, text, reason }) => (
          <li key={`${line}-${text}-${reason}`}>
            <Text size="small" className="text-ui-fg-error">
              {line > 0 && `${t("book.paste.line", { line })} `}
              <code className="text-ui-fg-subtle break-all">{text}</code> {words.problem({ path: "", reason })}
            </Text>
          </li>
        ))}
      </ul>
      {problems.length > shown && (
        <Text size="small" className="text-ui-fg-muted">
          {t("entities.more", { count: problems.length - shown })}
        </Text>
      )}
    </div>
  )
}
