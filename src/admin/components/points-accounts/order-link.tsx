import { Link } from "react-router-dom"
import { useWords } from "../../hooks/use-words"

type OrderLinkProps = {
  id: string | null
  /** The number that people know the order by. */
  displayId?: number | null
}

/** To the order that was the reason; nothing where there was none. */
export const OrderLink = ({ id, displayId }: OrderLinkProps) => {
  const { t } = useWords()
  return id ? (
    <Link to={`/orders/${id}`} className="text-ui-fg-subtle hover:text-ui-fg-base underline underline-offset-2 focus-visible:shadow-borders-focus whitespace-nowrap rounded outline-none">
      {displayId ? t("points.entries.order", { number: displayId }) : t("points.entries.anOrder")}
    </Link>
  ) : null
}
