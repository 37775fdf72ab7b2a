import { Alert } from "@medusajs/ui"
import type { AdminOccasion } from "../../../types/loyalty-levels"
import { useWords } from "../../hooks/use-words"

/** Loud on purpose: a broken occasion gives nothing. */
export const BrokenOccasion = ({ occasion: { name, broken } }: { occasion: AdminOccasion }) => {
  const { t } = useWords()
  return broken ? (
    <Alert variant="error" role="alert">
      <p className="txt-small-plus">{t("levels.occasions.broken", { name })}</p>
      <p>{broken}</p>
    </Alert>
  ) : null
}
