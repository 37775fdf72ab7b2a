import { Button, Table, Text } from "@medusajs/ui"
import type { AdminLevelWhatIf } from "../../../types/loyalty-levels"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { useWhatIf } from "../../hooks/use-loyalty-levels"
import type { AdminWhatIfInput } from "../../lib/loyalty-api"
import type { Problem } from "../../lib/problem"
import { problemsOfError } from "../../lib/sdk"
import { FormSection } from "../common/form-section"

type WhatIfProps = {
  /** Null while something typed is wrong. */
  input: AdminWhatIfInput | null
  /** What the backend refused, at the paths that it has when it is saved, so that the fields of the form show it. */
  onRefused: (problems: Problem[]) => void
}

/** Of a level alone its thresholds are asked for, of a ladder its settings: `levels.0.thresholds.orders` is `thresholds.orders`. */
const asSaved = ({ levels }: AdminWhatIfInput, problem: Problem): Problem => ({ ...problem, path: problem.path.replace(levels.length > 0 ? /^levels\.0\./ : /^ladder\./, "") })

/** What would become of everybody if this were saved. */
export const WhatIf = ({ input, onRefused }: WhatIfProps) => {
  const { t } = useLoyaltyWords()
  const ask = useWhatIf()
  /** An answer to what was typed before is no answer any more. */
  const current = ask.data && JSON.stringify(ask.variables) === JSON.stringify(input) ? ask.data : null
  const count = (asked: AdminWhatIfInput) => ask.mutate(asked, { onError: (error) => onRefused(problemsOfError(error).map((problem) => asSaved(asked, problem))) })
  return (
    <FormSection title={t("levels.whatIf.title")} hint={t("levels.whatIf.hint")}>
      <div>
        <Button type="button" size="small" variant="secondary" disabled={!input} isLoading={ask.isPending} onClick={() => input && count(input)}>
          {t("levels.whatIf.ask")}
        </Button>
      </div>
      <div role="status">{current && <Answer answer={current} />}</div>
    </FormSection>
  )
}

const Answer = ({ answer: { owners, up, down, levels } }: { answer: AdminLevelWhatIf }) => {
  const { t, number } = useLoyaltyWords()
  return (
    <div className="flex flex-col gap-y-3">
      <Text size="small">{t("levels.whatIf.says", { owners: number(owners), up: number(up), down: number(down) })}</Text>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("levels.columns.level")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("levels.whatIf.now")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("levels.whatIf.then")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {levels.map(({ id, name, members_now, members_then }) => (
            <Table.Row key={id}>
              <Table.Cell>{name}</Table.Cell>
              <Table.Cell className="text-right">{number(members_now)}</Table.Cell>
              <Table.Cell className={members_then === members_now ? "text-right" : "txt-compact-small-plus text-ui-fg-base text-right"}>{number(members_then)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}
