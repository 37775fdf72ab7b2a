import { Input } from "@medusajs/ui"
import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type TextsDraft, badgePlaces } from "../../lib/points-settings"
import { Field } from "../common/field"
import { FormSection } from "../common/form-section"
import { SwitchField, TextAreaField, TextField } from "../points-form/fields"
import { PointsBadge } from "./points-badge"

/** What buyers see and read. @param name the plural of the points, for the badge's example */
export const TextsFields = ({ form: { draft, change, leave, problemOf }, name }: { form: PointsForm<TextsDraft>; name: string }) => {
  const { t } = useWords()
  return (
    <>
      <TextField
        label={t("points.fields.badge.label")}
        hint={t("points.fields.badge.hint")}
        value={draft.text}
        onChange={(text) => change({ text })}
        onLeave={() => leave("badge.text")}
        problem={problemOf("badge.text")}
      />
      <Field label={t("points.fields.colour.label")} problem={problemOf("badge.colour")}>
        {(input) => (
          <div className="flex items-center gap-x-3">
            <input
              type="color"
              aria-label={t("points.fields.colour.pick")}
              className="border-ui-border-base focus-visible:shadow-borders-focus h-8 w-10 shrink-0 cursor-pointer rounded-md border bg-transparent p-0.5 outline-none"
              value={/^#[0-9a-fA-F]{6}$/.test(draft.colour) ? draft.colour : "#000000"}
              onChange={(event) => change({ colour: event.target.value })}
            />
            <Input {...input} autoComplete="off" className="max-w-28 font-mono" value={draft.colour} onChange={(event) => change({ colour: event.target.value })} onBlur={() => leave("badge.colour")} />
            <PointsBadge badge={draft} name={name} />
          </div>
        )}
      </Field>
      <FormSection title={t("points.fields.places.label")} hint={t("points.fields.places.hint")}>
        {badgePlaces.map((place) => (
          <SwitchField
            key={place}
            label={t(`points.fields.places.options.${place}`)}
            checked={draft.places.includes(place)}
            onChange={(on) => change({ places: on ? [...draft.places, place] : draft.places.filter((other) => other !== place) })}
          />
        ))}
      </FormSection>
      <TextAreaField
        label={t("points.fields.guest_text.label")}
        hint={t("points.fields.guest_text.hint")}
        optional
        rows={2}
        value={draft.guest_text}
        onChange={(guest_text) => change({ guest_text })}
        problem={problemOf("guest_text")}
      />
      <TextAreaField
        label={t("points.fields.terms.label")}
        hint={t("points.fields.terms.hint")}
        optional
        rows={8}
        value={draft.terms}
        onChange={(terms) => change({ terms })}
        problem={problemOf("terms")}
      />
    </>
  )
}
