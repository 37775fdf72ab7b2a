import { toast } from "@medusajs/ui"
import { useGrantLevel, useLadders } from "../../hooks/use-loyalty-levels"
import { usePointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import type { LevelOwner } from "../../lib/loyalty-api"
import { required } from "../../lib/points-number"
import { ChoiceField } from "../common/choice-field"
import { RefusedAlert } from "../common/refused-alert"
import { FormDrawer } from "../common/form-drawer"
import { MomentField, TextAreaField } from "../points-form/fields"

/** Levels that can be given: those of the member's own ladder, else of every active one for its kind. */
const useLevelChoices = (owner: LevelOwner, ladderId: string | null) => {
  const { data: ladders } = useLadders()
  return (ladders ?? [])
    .filter(({ id, status, audiences }) => (ladderId ? id === ladderId : status === "active" && audiences.includes(owner.type)))
    .flatMap(({ levels }) => [...levels].sort((one, other) => one.rank - other.rank).map(({ id, name }) => ({ value: id, label: name })))
}

type GrantDrawerProps = { owner: LevelOwner; ladderId: string | null; onClose: () => void }

/** Gives a level by hand, with a reason and an end. */
export const GrantDrawer = ({ owner, ladderId, onClose }: GrantDrawerProps) => {
  const { t } = useWords()
  const levels = useLevelChoices(owner, ladderId)
  const grant = useGrantLevel(owner)
  const form = usePointsForm<{ level_id: string; reason: string; ends_at: string | null }>({
    start: { level_id: "", reason: "", ends_at: null },
    fields: ["level_id", "reason", "ends_at"],
    check: ({ level_id, reason, ends_at }) => [
      ...required(level_id !== "", "level_id", "not_chosen"),
      ...required(reason.trim() !== "", "reason", "reason_missing"),
      ...required(!ends_at || new Date(ends_at) > new Date(), "ends_at", "in_the_past"),
    ],
    send: async ({ level_id, reason, ends_at }) => {
      await grant.mutateAsync({ level_id, reason: reason.trim(), ends_at })
      toast.success(t("levels.grants.granted"))
      onClose()
    },
  })
  const { draft, change, leave, problemOf } = form
  return (
    <FormDrawer title={t("levels.grants.grant")} hint={t("levels.grants.hint")} saving={form.saving} onSubmit={form.submit} onClose={onClose}>
      <RefusedAlert problems={form.elsewhere} />
      <ChoiceField
        label={t("levels.columns.level")}
        value={draft.level_id}
        options={levels}
        placeholder={t("levels.grants.choose")}
        onChange={(level_id) => change({ level_id })}
        problem={problemOf("level_id")}
      />
      <TextAreaField
        label={t("levels.grants.reason")}
        hint={t("levels.grants.reasonHint")}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        onLeave={() => leave("reason")}
        problem={problemOf("reason")}
      />
      <MomentField
        label={t("fields.ends_at.label")}
        hint={t("levels.grants.endsHint")}
        value={draft.ends_at}
        onChange={(ends_at) => {
          change({ ends_at })
          leave("ends_at")
        }}
        problem={problemOf("ends_at")}
      />
    </FormDrawer>
  )
}
