import { Input, toast } from "@medusajs/ui"
import type { AdminLadder, AdminLevel } from "../../../types/loyalty-levels"
import { useForgetLevels } from "../../hooks/use-loyalty-levels"
import { type PointsForm, usePointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { draftOfLevel, emptyLevel, inputOfLevel, type LevelDraft, levelFields, problemsOfLevel } from "../../lib/ladder-draft"
import { loyaltyLevels } from "../../lib/loyalty-api"
import { moneyFigures, numberFigures } from "../../lib/loyalty-figures"
import { EntityPicker } from "../common/entity-picker"
import { Field } from "../common/field"
import { FormSection } from "../common/form-section"
import { RefusedAlert } from "../common/refused-alert"
import { FormDrawer } from "../common/form-drawer"
import { FieldPair, TextAreaField, TextField, WholeField } from "../points-form/fields"
import { AmountFields } from "./amount-fields"
import { WhatIf } from "./what-if"

type LevelDrawerProps = { ladder: AdminLadder; level?: AdminLevel; onClose: () => void }

/** A level of a ladder, new or not: how it looks, what it asks for, which group it owns. */
export const LevelDrawer = ({ ladder, level, onClose }: LevelDrawerProps) => {
  const { t } = useWords()
  const forget = useForgetLevels()
  const form = usePointsForm<LevelDraft>({
    start: level ? draftOfLevel(level) : emptyLevel(ladder.levels),
    fields: levelFields,
    check: problemsOfLevel,
    send: async (draft) => {
      const input = inputOfLevel(draft)
      const { level: stored } = level ? await loyaltyLevels.updateLevel(level.id, input) : await loyaltyLevels.createLevel(ladder.id, input)
      await forget()
      toast.success(t(level ? "said.saved" : "said.created", { name: stored.name }))
      onClose()
    },
  })
  const fine = problemsOfLevel(form.draft).length === 0
  return (
    <FormDrawer
      title={level ? t("form.edit.title", { name: level.name }) : t("levels.level.create")}
      hint={t("levels.level.hint")}
      saving={form.saving}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <RefusedAlert problems={form.elsewhere} />
      <LookFields form={form} />
      <FormSection title={t("levels.sections.asks.title")} hint={t(`levels.sections.asks.${ladder.match}`)}>
        <ThresholdFields form={form} ladder={ladder} />
      </FormSection>
      <GroupField form={form} isNew={!level} />
      <WhatIf input={fine ? { ladder_id: ladder.id, levels: [{ id: level?.id, ...inputOfLevel(form.draft) }] } : null} onRefused={form.refuse} />
    </FormDrawer>
  )
}

type PartProps = { form: PointsForm<LevelDraft> }

const LookFields = ({ form: { draft, change, leave, problemOf } }: PartProps) => {
  const { t } = useWords()
  return (
    <>
      <TextField label={t("fields.name.label")} value={draft.name} onChange={(name) => change({ name })} onLeave={() => leave("name")} problem={problemOf("name")} />
      <FieldPair>
        <WholeField
          label={t("levels.fields.rank.label")}
          hint={t("levels.fields.rank.hint")}
          value={draft.rank}
          onChange={(rank) => change({ rank })}
          onLeave={() => leave("rank")}
          problem={problemOf("rank")}
        />
        <TextField
          label={t("levels.fields.icon.label")}
          hint={t("levels.fields.icon.hint")}
          optional
          value={draft.icon}
          onChange={(icon) => change({ icon })}
          problem={problemOf("icon")}
        />
      </FieldPair>
      <Field label={t("levels.fields.color.label")} optional problem={problemOf("color")}>
        {(input) => (
          <div className="flex items-center gap-x-2">
            <Input {...input} className="flex-1" autoComplete="off" value={draft.color} onChange={(event) => change({ color: event.target.value })} onBlur={() => leave("color")} />
            <input
              type="color"
              aria-label={t("levels.fields.color.pick")}
              className="border-ui-border-base h-8 w-12 shrink-0 cursor-pointer rounded-md border bg-transparent p-0.5"
              value={/^#[0-9a-f]{6}$/i.test(draft.color) ? draft.color : "#c0c0c0"}
              onChange={(event) => change({ color: event.target.value })}
            />
          </div>
        )}
      </Field>
      <TextField
        label={t("fields.description.label")}
        optional
        value={draft.description}
        onChange={(description) => change({ description })}
        problem={problemOf("description")}
      />
      <TextAreaField
        label={t("levels.fields.benefits.label")}
        hint={t("levels.fields.benefits.hint")}
        optional
        value={draft.benefits}
        onChange={(benefits) => change({ benefits })}
        problem={problemOf("benefits")}
      />
    </>
  )
}

const ThresholdFields = ({ form: { draft, change, leave, problemOf, problems }, ladder }: PartProps & { ladder: AdminLadder }) => {
  const { t } = useWords()
  const { thresholds } = draft
  return (
    <>
      {moneyFigures.map((name) => (
        <AmountFields
          key={name}
          label={t(`levels.figures.${name}`)}
          currencies={ladder.conversion ? [ladder.conversion.currency_code] : undefined}
          value={thresholds[name]}
          onChange={(amounts) => change({ thresholds: { ...thresholds, [name]: amounts } })}
          onLeave={() => leave(`thresholds.${name}`)}
          problems={problems}
          path={`thresholds.${name}`}
        />
      ))}
      <FieldPair>
        {numberFigures.map((name) => (
          <WholeField
            key={name}
            label={t(`levels.figures.${name}`)}
            value={thresholds[name]}
            onChange={(typed) => change({ thresholds: { ...thresholds, [name]: typed } })}
            onLeave={() => leave(`thresholds.${name}`)}
            problem={problemOf(`thresholds.${name}`)}
          />
        ))}
      </FieldPair>
    </>
  )
}

const GroupField = ({ form: { draft, change, problemOf }, isNew }: PartProps & { isNew: boolean }) => {
  const { t } = useWords()
  return (
    <Field label={t("levels.fields.group.label")} hint={t(isNew ? "levels.fields.group.hintNew" : "levels.fields.group.hint")} problem={problemOf("customer_group_id")}>
      {(input) => (
        <EntityPicker
          kind="customer_groups"
          single
          label={t("levels.fields.group.label")}
          input={input}
          ids={draft.customer_group_id ? [draft.customer_group_id] : []}
          onChange={([id = ""]) => change({ customer_group_id: id })}
        />
      )}
    </Field>
  )
}
