import { toast } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useNavigate } from "react-router-dom"
import type { AdminReferralProgram } from "../../../types/referrals"
import { type PointsForm, usePointsForm } from "../../hooks/use-points-form"
import { useChangeReferralProgram } from "../../hooks/use-referrals"
import { useWords } from "../../hooks/use-words"
import {
  referralAdvocateForm,
  referralAdvocatesForm,
  referralCountingForm,
  referralFriendForm,
  referralGeneralForm,
  referralLimitsForm,
  referralReviewForm,
  type ReferralSection,
  type ReferralSectionForm,
  referralSharingForm,
} from "../../lib/referral-settings"
import { FormActions } from "../common/form-actions"
import { RefusedAlert } from "../common/refused-alert"
import { RouteDrawer } from "../common/route-drawer"
import { saved } from "../common/route-modal"
import { AdvocateFields } from "./advocate"
import { AdvocatesFields } from "./advocates"
import { CountingFields } from "./counting"
import { FriendFields } from "./friend"
import { GeneralFields } from "./general"
import { LimitsFields } from "./limits"
import { ReviewFields } from "./review"
import { SharingFields } from "./sharing"

type EditProps = { program: AdminReferralProgram; section: ReferralSection }

/** The form of one part of the settings. */
export const EditSettings = ({ program, section }: EditProps) => {
  switch (section) {
    case "general":
      return <EditSection program={program} section={section} form={referralGeneralForm} fields={(form) => <GeneralFields form={form} />} />
    case "advocates":
      return <EditSection program={program} section={section} form={referralAdvocatesForm} fields={(form) => <AdvocatesFields form={form} />} />
    case "friend":
      return <EditSection program={program} section={section} form={referralFriendForm} fields={(form) => <FriendFields form={form} />} />
    case "advocate":
      return <EditSection program={program} section={section} form={referralAdvocateForm} fields={(form) => <AdvocateFields form={form} />} />
    case "counting":
      return <EditSection program={program} section={section} form={referralCountingForm} fields={(form) => <CountingFields form={form} />} />
    case "limits":
      return <EditSection program={program} section={section} form={referralLimitsForm} fields={(form) => <LimitsFields form={form} />} />
    case "review":
      return <EditSection program={program} section={section} form={referralReviewForm} fields={(form) => <ReviewFields form={form} />} />
    case "sharing":
      return <EditSection program={program} section={section} form={referralSharingForm} fields={(form) => <SharingFields form={form} program={program} />} />
  }
}

type EditSectionProps<Draft extends object> = EditProps & { form: ReferralSectionForm<Draft>; fields: (form: PointsForm<Draft>) => ReactNode }

const back = "/referrals/settings"

function EditSection<Draft extends object>({ program, section, form: { read, write, check, fields: paths }, fields }: EditSectionProps<Draft>) {
  const { t } = useWords()
  const navigate = useNavigate()
  const change = useChangeReferralProgram()
  const form = usePointsForm({
    start: read(program),
    fields: paths,
    check,
    send: async (draft) => {
      await change.mutateAsync(write(draft))
      toast.success(t("points.settings.saved"))
      navigate(back, { ...saved, replace: true })
    },
  })
  const title = t(`referrals.settings.${section}.title`)
  return (
    <RouteDrawer
      title={t("points.settings.edit", { section: title })}
      description={t(`referrals.settings.${section}.hint`)}
      back={back}
      guarded={form.changed && !form.saving}
      onSubmit={() => void form.submit()}
      actions={<FormActions saving={form.saving} label={t("common.save")} back={back} />}
    >
      <RefusedAlert problems={form.elsewhere} />
      {fields(form)}
    </RouteDrawer>
  )
}
