import type { ReactNode } from "react"
import type { AdminReferralProgram } from "../../../types/referrals"
import type { PointsForm } from "../../hooks/use-points-form"
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
import { SettingsDrawer } from "../common/settings-drawer"
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

function EditSection<Draft extends object>({ program, section, form, fields }: EditSectionProps<Draft>) {
  const { t } = useWords()
  const change = useChangeReferralProgram()
  return (
    <SettingsDrawer settings={program} form={form} title={t(`referrals.settings.${section}.title`)} hint={t(`referrals.settings.${section}.hint`)} back="/referrals/settings" save={change.mutateAsync}>
      {fields}
    </SettingsDrawer>
  )
}
