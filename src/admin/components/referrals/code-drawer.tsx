import { RadioGroup, toast } from "@medusajs/ui"
import type { AdminReferralAdvocate } from "../../../types/referrals"
import { usePointsForm } from "../../hooks/use-points-form"
import { useSetReferralCode } from "../../hooks/use-referrals"
import { useReferralWords } from "../../hooks/use-referral-words"
import { required } from "../../lib/points-number"
import { FormDrawer } from "../common/form-drawer"
import { FormSection } from "../common/form-section"
import { RefusedAlert } from "../common/refused-alert"
import { TextField } from "../points-form/fields"

const ways = ["vanity", "drawn"] as const
type CodeDraft = { way: (typeof ways)[number]; code: string }

/** Gives an advocate another code: one that somebody thought of, or one that is drawn. The old one works no longer. */
export const CodeDrawer = ({ advocate, onClose }: { advocate: AdminReferralAdvocate; onClose: () => void }) => {
  const words = useReferralWords()
  const { t } = words
  const set = useSetReferralCode(advocate.id)
  const form = usePointsForm<CodeDraft>({
    start: { way: "vanity", code: advocate.is_vanity ? advocate.code ?? "" : "" },
    fields: ["code"],
    check: ({ way, code }) => (way === "vanity" ? required(code.trim() !== "", "code", "empty") : []),
    send: async ({ way, code }) => {
      const { advocate: changed } = await set.mutateAsync(way === "vanity" ? { code: code.trim() } : {})
      toast.success(t("referrals.code.done", { code: changed.code ?? "" }))
      onClose()
    },
  })
  const { draft, change, leave, problemOf } = form
  return (
    <FormDrawer
      title={t("referrals.code.edit", { advocate: words.advocate(advocate.owner) })}
      hint={advocate.code ? t("referrals.code.hint", { code: advocate.code }) : t("referrals.code.none")}
      saving={form.saving}
      onSubmit={form.submit}
      onClose={onClose}
    >
      <RefusedAlert problems={form.elsewhere} />
      <FormSection title={t("referrals.code.way")}>
        <RadioGroup
          aria-label={t("referrals.code.way")}
          className="flex flex-col gap-y-2"
          value={draft.way}
          onValueChange={(chosen) => change({ way: ways.find((way) => way === chosen) ?? draft.way })}
        >
          {ways.map((way) => (
            <RadioGroup.ChoiceBox key={way} value={way} label={t(`referrals.code.ways.${way}`)} description={t(`referrals.code.about.${way}`)} />
          ))}
        </RadioGroup>
      </FormSection>
      {draft.way === "vanity" && (
        <TextField
          label={t("referrals.columns.code")}
          hint={t("referrals.code.rule")}
          value={draft.code}
          onChange={(code) => change({ code })}
          onLeave={() => leave("code")}
          problem={problemOf("code")}
        />
      )}
    </FormDrawer>
  )
}
