import { amount } from "../../shared/money"
import { z } from "../../shared/schema"

/** Medusa's raw form of a number, read exactly. */
export const rawAmount = z.object({ value: z.union([z.string(), z.number()]) }).transform(amount)
