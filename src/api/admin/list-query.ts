/** Parts of the queries of lists. */
import { takes, z } from "../../shared/schema"

/** One value or several, always read as several. */
export const oneOrMany = <T extends z.ZodType>(item: T, ...choices: string[]) =>
  z.union([item.transform((value) => [value]), z.array(item)], takes(...choices, choices.length ? "a list of them" : "a text or a list of texts"))

const count = (min: number, max: number, initial: number) => z.coerce.number().int().min(min).max(max).default(initial)

/** Which part of a list; `from` is the least `limit`. */
export const page = (from = 1) => ({ limit: count(from, 1000, 50), offset: count(0, 1_000_000, 0) })

/** By which of the fields a list is ordered. `-created_at`: newest first, as where nothing is said. */
export const orderBy = (fields: readonly string[]) =>
  z
    .string()
    .default("-created_at")
    .refine((value) => fields.some((field) => value === field || value === `-${field}`), {
      message: `must be one of ${fields.join(", ")}, with a minus in front for the other way round`,
      params: { reason: "unknown_order" },
    })
