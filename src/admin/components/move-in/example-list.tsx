import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { MoveInExample } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"

/** The first rows of a kind: where they are in the source, and what is said of each. @param count how many there are */
export const ExampleList = ({ examples, count }: { examples: MoveInExample[]; count: number }) => {
  const { t, number } = useMoveInWords()
  return (
    <div className="flex flex-col gap-y-3 pt-3">
      <ul className="flex flex-col gap-y-3">
        {examples.map(({ row, message }, at) => (
          <li key={`${row} ${at}`} className="border-ui-border-base border-l-2 pl-3">
            <code className="text-ui-fg-subtle block break-words font-mono text-xs leading-5">{row}</code>
            <Text size="small" className="break-words">
              {message}
            </Text>
          </li>
        ))}
      </ul>
      {count > examples.length && (
        <Text size="xsmall" className="text-ui-fg-muted">
          {t("moveIn.first", { shown: number(examples.length), all: number(count) })}
        </Text>
      )}
    </div>
  )
}

/** One line that opens: a name on the left, how many on the right, the examples below. */
export const OpeningLine = ({ title, about, figure, children }: { title: string; about: string; figure: string; children: ReactNode }) => (
  <details className="group px-6 py-4">
    <summary className="focus-visible:shadow-borders-focus flex cursor-pointer list-none items-start gap-x-3 rounded outline-none [&::-webkit-details-marker]:hidden">
      <span aria-hidden className="text-ui-fg-muted transition-transform group-open:rotate-90">
        ›
      </span>
      <span className="min-w-0 flex-1">
        <span className="txt-compact-small-plus block break-words">{title}</span>
        <span className="txt-compact-small text-ui-fg-muted block">{about}</span>
      </span>
      <span className="txt-compact-small text-ui-fg-subtle shrink-0 text-right tabular-nums">{figure}</span>
    </summary>
    <div className="pl-4">{children}</div>
  </details>
)
