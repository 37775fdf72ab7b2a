import { RadioGroup, Text, toast } from "@medusajs/ui"
import { useState } from "react"
import type { AdminPointsAccount } from "../../../types/reward-points"
import { useAdjustPoints } from "../../hooks/use-points-accounts"
import { usePointsForm } from "../../hooks/use-points-form"
import { usePointsProgram } from "../../hooks/use-points-program"
import { usePointsWords } from "../../hooks/use-points-words"
import { type AdjustDraft, balanceAfter, emptyAdjustment, inputOfAdjustment, newIdempotencyKey, problemsOfAdjustment } from "../../lib/points-adjust-draft"
import { largestPoints } from "../../lib/points-number"
import { FormDrawer } from "../common/form-drawer"
import { FormSection } from "../common/form-section"
import { RefusedAlert } from "../common/refused-alert"
import { MomentField, TextAreaField, WholeField } from "../points-form/fields"

type AdjustDrawerProps = { account: Pick<AdminPointsAccount, "id" | "owner" | "available">; onClose: () => void }

/**
 * Gives or takes points by hand, with a reason that stays in the ledger. Mounted anew each time it
 * opens: the key belongs to one intention, so a second click is the same adjustment.
 */
export const AdjustDrawer = ({ account, onClose }: AdjustDrawerProps) => {
  const { t, owner, signed } = usePointsWords()
  const [key] = useState(newIdempotencyKey)
  const ceiling = usePointsProgram().data?.program.adjust_ceiling ?? largestPoints
  const adjust = useAdjustPoints(account.id)
  const form = usePointsForm<AdjustDraft>({
    start: emptyAdjustment,
    fields: ["points", "reason", "expires_at"],
    check: (draft) => problemsOfAdjustment(draft, ceiling, new Date()),
    send: async (draft) => {
      const { entry } = await adjust.mutateAsync(inputOfAdjustment(draft, key))
      toast.success(t("points.adjust.done", { points: signed(entry.points), owner: owner(account.owner) }))
      onClose()
    },
  })
  return (
    <FormDrawer
      title={t("points.adjust.title")}
      hint={t("points.adjust.hint", { owner: owner(account.owner) })}
      submit={t(`points.adjust.directions.${form.draft.direction}`)}
      saving={form.saving}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <RefusedAlert problems={form.elsewhere} />
      <AdjustFields form={form} account={account} ceiling={ceiling} />
    </FormDrawer>
  )
}

type AdjustFieldsProps = { form: ReturnType<typeof usePointsForm<AdjustDraft>>; account: AdjustDrawerProps["account"]; ceiling: number }

const AdjustFields = ({ form: { draft, change, leave, problemOf }, account, ceiling }: AdjustFieldsProps) => {
  const { t, balance, number } = usePointsWords()
  const after = balanceAfter(account.available, draft)
  return (
    <>
      <FormSection title={t("points.adjust.direction")}>
        <RadioGroup
          aria-label={t("points.adjust.direction")}
          className="grid grid-cols-2 gap-2"
          value={draft.direction}
          onValueChange={(direction) => change({ direction: direction === "take" ? "take" : "add" })}
        >
          {(["add", "take"] as const).map((direction) => (
            <RadioGroup.ChoiceBox key={direction} value={direction} label={t(`points.adjust.directions.${direction}`)} description={t(`points.adjust.about.${direction}`)} />
          ))}
        </RadioGroup>
      </FormSection>
      <WholeField
        label={t("points.adjust.points")}
        hint={ceiling < largestPoints ? t("points.adjust.ceiling", { points: number(ceiling) }) : undefined}
        unit={t("points.unit.points")}
        value={draft.points}
        onChange={(points) => change({ points })}
        onLeave={() => leave("points")}
        problem={problemOf("points")}
      />
      <Text size="small" className="text-ui-fg-subtle -mt-4" role="status">
        {after === null ? t("points.adjust.now", { now: balance(account.available) }) : t("points.adjust.after", { now: balance(account.available), after: balance(after) })}
      </Text>
      <TextAreaField
        label={t("points.adjust.reason")}
        hint={t("points.adjust.reasonHint")}
        rows={3}
        value={draft.reason}
        onChange={(reason) => change({ reason })}
        onLeave={() => leave("reason")}
        problem={problemOf("reason")}
      />
      {draft.direction === "add" && (
        <MomentField
          label={t("points.adjust.expiresAt")}
          hint={t("points.adjust.expiresAtHint")}
          value={draft.expires_at}
          onChange={(expires_at) => {
            change({ expires_at })
            leave("expires_at")
          }}
          problem={problemOf("expires_at")}
        />
      )}
    </>
  )
}
