import type { LevelFigure } from "../../types/loyalty-levels"

/** Figures in money, by currency. */
export const moneyFigures = ["net_spend", "average_order_value"] as const satisfies readonly LevelFigure[]
/** Figures that are whole numbers. */
export const numberFigures = ["orders", "items", "points_earned", "days_as_customer"] as const satisfies readonly LevelFigure[]
