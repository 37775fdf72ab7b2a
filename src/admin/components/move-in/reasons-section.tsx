import type { MoveInReport } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { type ReasonOfThing, reasonsOf } from "../../lib/move-in-report"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { ExampleList, OpeningLine } from "./example-list"

type PartProps = { report: Pick<MoveInReport, "things"> }

/** Rows that stay behind, by reason. */
export const NotMovableSection = ({ report }: PartProps) => {
  const { t } = useMoveInWords()
  const reasons = reasonsOf(report, "not_movable")
  return reasons.length > 0 ? (
    <Section title={t("moveIn.notMovable.title")} hint={t("moveIn.notMovable.hint")}>
      <Reasons reasons={reasons} />
    </Section>
  ) : (
    <Section title={t("moveIn.notMovable.title")}>
      <SaidLine text={t("moveIn.notMovable.none")} />
    </Section>
  )
}

/** Rows that are moved, but not as they stand in the source; nothing where there are none. */
export const NotedSection = ({ report }: PartProps) => {
  const { t } = useMoveInWords()
  const reasons = reasonsOf(report, "noted")
  return reasons.length > 0 ? (
    <Section title={t("moveIn.noted.title")} hint={t("moveIn.noted.hint")}>
      <Reasons reasons={reasons} />
    </Section>
  ) : null
}

const Reasons = ({ reasons }: { reasons: ReasonOfThing[] }) => {
  const { t, number, thing, reason, rows } = useMoveInWords()
  return reasons.map((of) => (
    <OpeningLine
      key={`${of.thing} ${of.reason}`}
      title={reason(of.reason)}
      about={thing(of.thing)}
      figure={[rows(of.count), of.figure !== undefined && t("moveIn.figure", { count: of.figure, points: number(of.figure) })].filter(Boolean).join(" · ")}
    >
      <ExampleList examples={of.examples} count={of.count} />
    </OpeningLine>
  ))
}
