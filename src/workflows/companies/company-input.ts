/** Reads what an admin or another system gives. */
import { refusalsOf } from "../../shared/refusal"
import { RefusalError } from "../../shared/refusal-error"
import { parseInput, type z } from "../../shared/schema"

/** @throws RefusalError `invalid_input` with every wrong field */
export const readFields = <T>(schema: z.ZodType<T>, input: unknown): T => {
  const result = parseInput(schema, input)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  return result.data
}
