import { ArrowDownMini, ArrowUpMini, XMarkMini } from "@medusajs/icons"
import { IconButton } from "@medusajs/ui"
import { useWords } from "../../hooks/use-words"

type MoveButtonsProps = { name: string; at: number; of: number; onMove: (by: -1 | 1) => void; onRemove: () => void }

/** One place up, one down, or out of the list; by keyboard as well as by mouse. */
export const MoveButtons = ({ name, at, of, onMove, onRemove }: MoveButtonsProps) => {
  const { t } = useWords()
  return (
    <div className="flex shrink-0 items-center">
      {of > 1 && (
        <>
          <IconButton type="button" size="small" variant="transparent" disabled={at === 0} aria-label={t("freeProducts.form.moveUp", { name })} onClick={() => onMove(-1)}>
            <ArrowUpMini />
          </IconButton>
          <IconButton type="button" size="small" variant="transparent" disabled={at === of - 1} aria-label={t("freeProducts.form.moveDown", { name })} onClick={() => onMove(1)}>
            <ArrowDownMini />
          </IconButton>
        </>
      )}
      <IconButton type="button" size="small" variant="transparent" aria-label={t("common.remove", { name })} onClick={onRemove}>
        <XMarkMini />
      </IconButton>
    </div>
  )
}
