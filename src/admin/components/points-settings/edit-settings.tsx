import type { ReactNode } from "react"
import type { AdminPointsProgram } from "../../../types/reward-points"
import type { PointsForm } from "../../hooks/use-points-form"
import { useChangePointsProgram } from "../../hooks/use-points-program"
import { useWords } from "../../hooks/use-words"
import {
  type ProgramSection,
  type SectionForm,
  clawbackForm,
  earningForm,
  excludedForm,
  expiryForm,
  generalForm,
  notificationsForm,
  redemptionForm,
  textsForm,
} from "../../lib/points-settings"
import { SettingsDrawer } from "../common/settings-drawer"
import { ClawbackFields } from "./clawback-fields"
import { EarningFields } from "./earning-fields"
import { ExcludedFields } from "./excluded-fields"
import { ExpiryFields } from "./expiry-fields"
import { GeneralFields } from "./general-fields"
import { NotificationsFields } from "./notifications-fields"
import { RedemptionFields } from "./redemption-fields"
import { TextsFields } from "./texts-fields"

type EditProps = { program: AdminPointsProgram; section: ProgramSection }

/** The form of one part of the settings. */
export const EditSettings = ({ program, section }: EditProps) => {
  switch (section) {
    case "general":
      return <EditSection program={program} section={section} form={generalForm} fields={(form) => <GeneralFields form={form} />} />
    case "earning":
      return <EditSection program={program} section={section} form={earningForm} fields={(form) => <EarningFields form={form} />} />
    case "redemption":
      return <EditSection program={program} section={section} form={redemptionForm} fields={(form) => <RedemptionFields form={form} />} />
    case "expiry":
      return <EditSection program={program} section={section} form={expiryForm} fields={(form) => <ExpiryFields form={form} />} />
    case "notifications":
      return <EditSection program={program} section={section} form={notificationsForm} fields={(form) => <NotificationsFields form={form} />} />
    case "excluded":
      return <EditSection program={program} section={section} form={excludedForm} fields={(form) => <ExcludedFields form={form} />} />
    case "clawback":
      return <EditSection program={program} section={section} form={clawbackForm} fields={(form) => <ClawbackFields form={form} />} />
    case "texts":
      return <EditSection program={program} section={section} form={textsForm} fields={(form) => <TextsFields form={form} name={program.name_plural} />} />
  }
}

type EditSectionProps<Draft extends object> = EditProps & { form: SectionForm<Draft>; fields: (form: PointsForm<Draft>) => ReactNode }

function EditSection<Draft extends object>({ program, section, form, fields }: EditSectionProps<Draft>) {
  const { t } = useWords()
  const change = useChangePointsProgram()
  return (
    <SettingsDrawer settings={program} form={form} title={t(`points.settings.${section}.title`)} hint={t(`points.settings.${section}.hint`)} back="/reward-points/settings" save={change.mutateAsync}>
      {fields}
    </SettingsDrawer>
  )
}
