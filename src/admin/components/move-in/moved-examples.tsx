import type { MoveInReport } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { movedExamples } from "../../lib/move-in-report"
import { Section } from "../common/section"
import { ExampleList, OpeningLine } from "./example-list"

/** The first of what was created, changed and removed of each kind of thing; nothing where nothing was. */
export const MovedExamplesSection = ({ report: { things } }: { report: Pick<MoveInReport, "things"> }) => {
  const { t, number, thing } = useMoveInWords()
  const groups = movedExamples(things)
  return groups.length > 0 ? (
    <Section title={t("moveIn.examples.title")} hint={t("moveIn.examples.hint")}>
      {groups.map(({ thing: of, change, count, examples }) => (
        <OpeningLine key={`${of} ${change}`} title={thing(of)} about={t(`moveIn.examples.${change}`)} figure={number(count)}>
          <ExampleList examples={examples} count={count} />
        </OpeningLine>
      ))}
    </Section>
  ) : null
}
