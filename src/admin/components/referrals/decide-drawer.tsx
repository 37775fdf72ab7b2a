import { toast } from "@medusajs/ui"
import type { AdminReferral } from "../../../types/referrals"
import { usePointsForm } from "../../hooks/use-points-form"
import { useDecideReferral } from "../../hooks/use-referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { required } from "../../lib/points-number"
import { FormDrawer } from "../common/form-drawer"
import { RefusedAlert } from "../common/refused-alert"
import { TextAreaField } from "../points-form/fields"

export type Decision = "approve" | "reject"

type DecideDrawerProps = { referral: Pick<AdminReferral, "id" | "friend" | "advocate">; decision: Decision; onClose: () => void }

/** Approves or rejects a referral, with a reason that stays in its history. */
export const DecideDrawer = ({ referral, decision, onClose }: DecideDrawerProps) => {
  const words = useReferralWords()
  const { t } = words
  const decide = useDecideReferral(referral.id, decision)
  const names = { friend: words.friend(referral.friend), advocate: words.advocate(referral.advocate) }
  const form = usePointsForm<{ note: string }>({
    start: { note: "" },
    fields: ["note"],
    check: ({ note }) => required(note.trim() !== "", "note", "reason_missing"),
    send: async ({ note }) => {
      await decide.mutateAsync({ note: note.trim() })
      toast.success(t(`referrals.decide.done.${decision}`))
      onClose()
    },
  })
  return (
    <FormDrawer
      title={t(`referrals.decide.title.${decision}`, names)}
      hint={t(`referrals.decide.hint.${decision}`, names)}
      submit={t(`referrals.decide.${decision}`)}
      saving={form.saving}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <RefusedAlert problems={form.elsewhere} />
      <TextAreaField
        label={t("levels.grants.reason")}
        hint={t("levels.grants.reasonHint")}
        value={form.draft.note}
        onChange={(note) => form.change({ note })}
        onLeave={() => form.leave("note")}
        problem={form.problemOf("note")}
      />
    </FormDrawer>
  )
}
