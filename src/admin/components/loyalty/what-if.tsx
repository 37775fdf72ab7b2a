import { Button, Table, Text } from "@medusajs/ui"
import type { AdminLevelWhatIf, AdminLevelWhatIfInput } from "../../../types/loyalty-levels"
import { useLoyaltyWords } from "../../hooks/use-loyalty-words"
import { useWhatIf } from "../../hooks/use-loyalty-levels"
import type { Problem } from "../../lib/problem"
import { problemsOfError } from "../../lib/sdk"
import { FormSection } from "../common/form-section"

type WhatIfProps = {
  /** Null while something typed is wrong. */
  input: AdminLevelWhatIfInput | null
  /** What the backend refused, at the paths that it has when it is saved, so that the fields of the form show it. */
  onRefused: (problems: Problem[]) => void
}

/** One level is asked about, or the settings of a ladder: `levels.0.thresholds.orders` is `thresholds.orders`. */
const asSaved = ({ levels = [] }: AdminLevelWhatIfInput, problem: Problem): Problem => ({ ...problem, path: problem.path.replace(levels.length > 0 ? /^levels\.0\./ : /^ladder\./, "") })

/** What would become of everybody if this were saved. */
export const WhatIf = ({ input, onRefused }: WhatIfProps) => {
  const { t } = useLoyaltyWords()
  const ask = useWhatIf()
  /** An answer to what was typed before is no answer any more. */
  const current = ask.data && JSON.stringify(ask.variables) === JSON.stringify(input) ? ask.data : null
  const count = (asked: AdminLevelWhatIfInput) => ask.mutate(asked, { onError: (error) => onRefused(problemsOfError(error).map((problem) => asSaved(asked, problem))) })
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

const Answer = ({ answer }: { answer: AdminLevelWhatIf }) => {
  const { t, number } = useLoyaltyWords()
  const { owners, up, down, levels } = answer
  return (
    <div className="flex flex-col gap-y-3">
      <Text size="small">
        {t("levels.whatIf.says", { owners: number(owners), up: number(up), down: number(down) })}
        {answer.in + answer.out > 0 && ` ${t("levels.whatIf.saysEnds", { in: number(answer.in), out: number(answer.out) })}`}
      </Text>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("levels.columns.level")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("levels.whatIf.now")}</Table.HeaderCell>
            <Table.HeaderCell className="text-right">{t("levels.whatIf.then")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {levels.map(({ id, name, rank, state, members_now, members_then }) => (
            <Table.Row key={id ?? `new-${rank}`}>
              <Table.Cell>
                {name}
                {state === "new" && <span className="text-ui-fg-muted"> {t("levels.whatIf.isNew")}</span>}
              </Table.Cell>
              <Table.Cell className="text-right">{number(members_now)}</Table.Cell>
              <Table.Cell className={members_then === members_now ? "text-right" : "txt-compact-small-plus text-ui-fg-base text-right"}>{number(members_then)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
      <Examples examples={answer.examples} of={up + down} />
    </div>
  )
}

const Examples = ({ examples, of: count }: { examples: AdminLevelWhatIf["examples"]; of: number }) => {
  const { t } = useLoyaltyWords()
  if (examples.length === 0) {
    return null
  }
  const nameOf = (level: { name: string } | null) => level?.name ?? t("levels.history.noLevel")
  return (
    <div className="flex flex-col gap-y-1">
      <Text size="small" weight="plus">
        {t(count > examples.length ? "levels.whatIf.examples" : "levels.whatIf.who")}
      </Text>
      <ul className="txt-small text-ui-fg-subtle flex flex-col gap-y-1">
        {examples.map(({ owner, from_level, to_level }) => (
          <li key={owner.id} className="break-words">
            {owner.name ?? owner.email ?? owner.id}: {t("levels.history.move", { from: nameOf(from_level), to: nameOf(to_level) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
