import { Button } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import { useWords } from "../../hooks/use-words"

/** Cancel and save, at the foot of a form. Cancelling leads `back`. */
export const FormActions = ({ saving, label, back }: { saving: boolean; label: string; back: string }) => {
  const { t } = useWords()
  const navigate = useNavigate()
  return (
    <>
      <Button type="button" size="small" variant="secondary" onClick={() => navigate(back)}>
        {t("common.cancel")}
      </Button>
      <Button type="submit" size="small" isLoading={saving}>
        {label}
      </Button>
    </>
  )
}
