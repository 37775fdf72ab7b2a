import { CheckCircleSolid, ExclamationCircle, MinusCircle } from "@medusajs/icons"
import { Badge, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"
import type { AdminFreeProductVerdict } from "../../../types/free-products"
import { useFreeProductWords } from "../../hooks/use-free-product-words"
import { inOrderOfInterest, reasonsToSay } from "../../lib/free-product-verdicts"
import { SaidLine } from "../common/said-line"

type VerdictListProps = { verdicts: AdminFreeProductVerdict[]; currency: string }

/** The id of a rule that is not stored, which has no page yet. */
const unsavedId = "unsaved"

/** Every rule that was asked: what it gives, or why not and how much is missing. */
export const VerdictList = ({ verdicts, currency }: VerdictListProps) => {
  const { t } = useFreeProductWords()
  const ruleName = (id: string) => verdicts.find(({ rule_id }) => rule_id === id)?.name ?? id
  return verdicts.length === 0 ? (
    <SaidLine text={t("freeProducts.preview.noRules")} />
  ) : (
    <ul className="divide-ui-border-base divide-y">
      {inOrderOfInterest(verdicts).map((verdict) => (
        <VerdictLine key={verdict.rule_id} verdict={verdict} currency={currency} ruleName={ruleName} />
      ))}
    </ul>
  )
}

type VerdictLineProps = { verdict: AdminFreeProductVerdict; currency: string; ruleName: (id: string) => string }

const VerdictLine = ({ verdict, currency, ruleName }: VerdictLineProps) => {
  const words = useFreeProductWords()
  const { t, answerOf, given, shortfall, reasonOf, nearMiss } = words
  const { rule_id, name, status, fires, broken, shortfalls, near_miss } = verdict
  return (
    <li className="flex items-start gap-x-2 px-6 py-3">
      <span className="mt-0.5 shrink-0" aria-hidden>
        {broken ? <ExclamationCircle className="text-ui-tag-red-icon" /> : fires ? <CheckCircleSolid className="text-ui-tag-green-icon" /> : <MinusCircle className="text-ui-fg-muted" />}
      </span>
      <div className="flex min-w-0 flex-1 flex-col gap-y-0.5">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          {rule_id !== unsavedId ? (
            <Link to={`/free-products/${rule_id}`} className="txt-compact-small-plus focus-visible:shadow-borders-focus break-words rounded outline-none hover:underline">
              {name}
            </Link>
          ) : (
            <span className="txt-compact-small-plus break-words">{name}</span>
          )}
          {status !== "active" && <Badge size="2xsmall">{t(`states.${status}`)}</Badge>}
        </span>
        <Text size="small" className="text-ui-fg-subtle">
          {answerOf(verdict)}
        </Text>
        <Lines lines={[...given(verdict, currency), ...shortfalls.map(shortfall)]} />
        {broken && <Lines lines={broken.map((problem) => `${problem.path}: ${words.problem(problem)}`)} />}
        {!fires && <Lines muted lines={reasonsToSay(verdict).map((reason) => reasonOf(reason, currency, ruleName))} />}
        {near_miss && (
          <Text size="small" weight="plus" className="text-ui-tag-orange-text">
            {nearMiss(near_miss)}
          </Text>
        )}
      </div>
    </li>
  )
}

const Lines = ({ lines, muted }: { lines: string[]; muted?: boolean }) =>
  lines.length > 0 ? (
    <ul className={muted ? "txt-small text-ui-fg-muted flex flex-col gap-y-0.5" : "txt-small text-ui-fg-base flex flex-col gap-y-0.5"}>
      {[...new Set(lines)].map((line) => (
        <li key={line} className="break-words">
          {line}
        </li>
      ))}
    </ul>
  ) : null
