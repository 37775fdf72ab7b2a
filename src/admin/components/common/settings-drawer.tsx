import { toast } from "@medusajs/ui"
import type { ReactNode } from "react"
import { useNavigate } from "react-router-dom"
import { type PointsForm, usePointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import type { SettingsForm } from "../../lib/settings-form"
import { FormActions } from "./form-actions"
import { RefusedAlert } from "./refused-alert"
import { RouteDrawer } from "./route-drawer"
import { saved } from "./route-modal"

type SettingsDrawerProps<Settings, Change, Draft extends object> = {
  settings: Settings
  form: SettingsForm<Settings, Change, Draft>
  title: string
  hint: string
  /** The page of the settings. */
  back: string
  save: (change: Change) => Promise<unknown>
  children: (form: PointsForm<Draft>) => ReactNode
}

/** Edits one part of settings in a drawer over their page. */
export function SettingsDrawer<Settings, Change, Draft extends object>({ settings, form: { read, write, check, fields }, title, hint, back, save, children }: SettingsDrawerProps<Settings, Change, Draft>) {
  const { t } = useWords()
  const navigate = useNavigate()
  const form = usePointsForm({
    start: read(settings),
    fields,
    check,
    send: async (draft) => {
      await save(write(draft))
      toast.success(t("points.settings.saved"))
      navigate(back, { ...saved, replace: true })
    },
  })
  return (
    <RouteDrawer
      title={t("points.settings.edit", { section: title })}
      description={hint}
      back={back}
      guarded={form.changed && !form.saving}
      onSubmit={() => void form.submit()}
      actions={<FormActions saving={form.saving} label={t("common.save")} back={back} />}
    >
      <RefusedAlert problems={form.elsewhere} />
      {children(form)}
    </RouteDrawer>
  )
}
