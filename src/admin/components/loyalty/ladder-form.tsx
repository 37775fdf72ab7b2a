import { toast } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import type { AdminLadder } from "../../../types/loyalty-levels"
import { useForgetLevels } from "../../hooks/use-loyalty-levels"
import { type PointsForm, usePointsForm } from "../../hooks/use-points-form"
import { useShopCurrencies } from "../../hooks/use-shop"
import { useWords } from "../../hooks/use-words"
import { countsFrom, draftOfLadder, emptyLadder, inputOfLadder, type LadderDraft, ladderFields, ladderStatuses, problemsOfLadder, windowTypes } from "../../lib/ladder-draft"
import { loyaltyLevels } from "../../lib/loyalty-api"
import type { Problem } from "../../lib/problem"
import { ChoiceField } from "../common/choice-field"
import { ProblemLine } from "../common/field"
import { FormActions } from "../common/form-actions"
import { FormSection } from "../common/form-section"
import { RefusedAlert } from "../common/refused-alert"
import { RouteModal, saved } from "../common/route-modal"
import { FieldPair, SwitchField, TextAreaField, TextField, WholeField } from "../points-form/fields"
import { AmountFields } from "./amount-fields"
import { WhatIf } from "./what-if"

/** The form of a ladder, new or not; levels are edited on its page. */
export const LadderForm = ({ ladder }: { ladder?: AdminLadder }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  const forget = useForgetLevels()
  const back = ladder ? `/loyalty-levels/ladders/${ladder.id}` : "/loyalty-levels"
  const form = usePointsForm<LadderDraft>({
    start: ladder ? draftOfLadder(ladder) : emptyLadder(),
    fields: ladderFields,
    check: problemsOfLadder,
    send: async (draft) => {
      const input = inputOfLadder(draft)
      const { ladder: stored } = ladder ? await loyaltyLevels.updateLadder(ladder.id, input) : await loyaltyLevels.createLadder(input)
      await forget()
      toast.success(t(ladder ? "said.saved" : "said.created", { name: stored.name }))
      navigate(`/loyalty-levels/ladders/${stored.id}`, { ...saved, replace: Boolean(ladder) })
    },
  })
  return (
    <RouteModal
      title={ladder ? t("form.edit.title", { name: ladder.name }) : t("levels.ladder.create")}
      description={t("levels.ladder.formHint")}
      back={back}
      typeAtOnce={!ladder}
      guarded={form.changed && !form.saving}
      onSubmit={() => void form.submit()}
      actions={<FormActions saving={form.saving} label={t(ladder ? "common.save" : "actions.create")} back={back} />}
    >
      <div className="flex flex-col gap-y-10">
        <RefusedAlert problems={form.elsewhere.map(ofLevel(ladder))} />
        <FormSection title={t("form.general.title")}>
          <GeneralFields form={form} />
        </FormSection>
        <FormSection title={t("levels.sections.measure.title")} hint={t("levels.sections.measure.hint")}>
          <MeasureFields form={form} />
        </FormSection>
        <FormSection title={t("levels.sections.down.title")} hint={t("levels.sections.down.hint")}>
          <DownFields form={form} />
        </FormSection>
        {ladder && <WhatIf input={problemsOfLadder(form.draft).length === 0 ? { ladder_id: ladder.id, ladder: inputOfLadder(form.draft) } : null} onRefused={form.refuse} />}
      </div>
    </RouteModal>
  )
}

/** What a changed setting refuses of a level is said with the level's name: `levels.1.thresholds.net_spend.usd` is `Silver, USD`. */
const ofLevel = (ladder: AdminLadder | undefined) => (problem: Problem): Problem => {
  const [, index, currency] = /^levels\.(\d+)\.(?:thresholds\.(?:net_spend|average_order_value)\.(\w+))?/.exec(problem.path) ?? []
  const level = [...(ladder?.levels ?? [])].sort((one, other) => one.rank - other.rank)[Number(index)]
  return level ? { ...problem, path: [level.name, currency?.toUpperCase()].filter(Boolean).join(", ") } : problem
}

type PartProps = { form: PointsForm<LadderDraft> }

const GeneralFields = ({ form: { draft, change, leave, problemOf } }: PartProps) => {
  const { t } = useWords()
  const toggle = (audience: LadderDraft["audiences"][number], on: boolean) => {
    change({ audiences: (["customer", "company"] as const).filter((each) => (each === audience ? on : draft.audiences.includes(each))) })
    leave("audiences")
  }
  return (
    <>
      <TextField label={t("fields.name.label")} value={draft.name} onChange={(name) => change({ name })} onLeave={() => leave("name")} problem={problemOf("name")} />
      <ChoiceField
        label={t("fields.status.label")}
        hint={t(`levels.ladder.status.${draft.status}`)}
        value={draft.status}
        options={ladderStatuses.map((value) => ({ value, label: t(`states.${value}`) }))}
        onChange={(status) => change({ status })}
        problem={problemOf("status")}
      />
      {(["customer", "company"] as const).map((audience) => (
        <SwitchField
          key={audience}
          label={t(`levels.audiences.${audience}`)}
          hint={t(`levels.audiences.about.${audience}`)}
          checked={draft.audiences.includes(audience)}
          onChange={(on) => toggle(audience, on)}
        />
      ))}
      <ProblemLine id="audiences-problem" problem={problemOf("audiences")} />
      <TextAreaField
        label={t("levels.fields.terms.label")}
        hint={t("levels.fields.terms.hint")}
        optional
        rows={4}
        value={draft.terms}
        onChange={(terms) => change({ terms })}
        problem={problemOf("terms")}
      />
    </>
  )
}

const MeasureFields = ({ form: { draft, change, leave, problemOf, problems } }: PartProps) => {
  const { t } = useWords()
  const currencies = useShopCurrencies()
  const { type, length } = draft.window
  const rolling = type === "rolling_months" || type === "rolling_days"
  const home = draft.conversion.currency_code
  return (
    <>
      <ChoiceField
        label={t("levels.match.label")}
        value={draft.match}
        options={(["any", "all"] as const).map((value) => ({ value, label: t(`levels.match.options.${value}`) }))}
        onChange={(match) => change({ match })}
        problem={problemOf("match")}
      />
      <FieldPair>
        <ChoiceField
          label={t("levels.windows.label")}
          value={type}
          options={windowTypes.map((value) => ({ value, label: t(`levels.windows.options.${value}`) }))}
          onChange={(chosen) => change({ window: { type: chosen, length: chosen === "rolling_days" ? "365" : "12" } })}
          problem={rolling ? undefined : problemOf("window")}
        />
        {rolling && (
          <WholeField
            label={t(`levels.windows.length.${type}`)}
            value={length}
            onChange={(typed) => change({ window: { type, length: typed } })}
            onLeave={() => leave("window")}
            problem={problemOf("window")}
          />
        )}
      </FieldPair>
      <ChoiceField
        label={t("levels.countsFrom.label")}
        hint={t("levels.countsFrom.hint")}
        value={draft.counts_from}
        options={countsFrom.map((value) => ({ value, label: t(`levels.countsFrom.options.${value}`) }))}
        onChange={(counts_from) => change({ counts_from })}
        problem={problemOf("counts_from")}
      />
      <ChoiceField
        label={t("levels.fields.conversion.label")}
        hint={t("levels.fields.conversion.hint")}
        value={home || "none"}
        options={[{ value: "none", label: t("levels.fields.conversion.none") }, ...currencies.map((code) => ({ value: code, label: t("levels.fields.conversion.into", { currency: code.toUpperCase() }) }))]}
        onChange={(chosen) => change({ conversion: { ...draft.conversion, currency_code: chosen === "none" ? "" : chosen } })}
        problem={home ? undefined : problemOf("conversion")}
      />
      {home && (
        <AmountFields
          label={t("levels.fields.rates.label")}
          hint={t("levels.fields.rates.hint", { currency: home.toUpperCase() })}
          currencies={currencies.filter((code) => code !== home)}
          value={draft.conversion.rates}
          onChange={(rates) => change({ conversion: { ...draft.conversion, rates } })}
          onLeave={() => leave("conversion")}
          problems={problems}
          path="conversion"
        />
      )}
    </>
  )
}

const DownFields = ({ form: { draft, change, leave, problemOf } }: PartProps) => {
  const { t } = useWords()
  return (
    <>
      <FieldPair>
        <WholeField
          label={t("levels.fields.grace_days.label")}
          hint={t("levels.fields.grace_days.hint")}
          unit={t("levels.units.nights")}
          value={draft.grace_days}
          onChange={(grace_days) => change({ grace_days })}
          onLeave={() => leave("grace_days")}
          problem={problemOf("grace_days")}
        />
        <WholeField
          label={t("levels.fields.warn_days.label")}
          hint={t("levels.fields.warn_days.hint")}
          optional
          unit={t("points.unit.days")}
          value={draft.warn_days}
          onChange={(warn_days) => change({ warn_days })}
          onLeave={() => leave("warn_days")}
          problem={problemOf("warn_days")}
        />
      </FieldPair>
      <ChoiceField
        label={t("levels.fields.when_undone.label")}
        value={draft.when_undone}
        options={(["at_once", "with_grace"] as const).map((value) => ({ value, label: t(`levels.fields.when_undone.options.${value}`) }))}
        onChange={(when_undone) => change({ when_undone })}
        problem={problemOf("when_undone")}
      />
      <ChoiceField
        label={t("levels.fields.manual_members.label")}
        value={draft.manual_members}
        options={(["grant", "remove"] as const).map((value) => ({ value, label: t(`levels.fields.manual_members.options.${value}`) }))}
        onChange={(manual_members) => change({ manual_members })}
        problem={problemOf("manual_members")}
      />
    </>
  )
}
