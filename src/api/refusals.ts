/** How our routes answer what they refuse. */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { MedusaError } from "@medusajs/framework/utils"
import { RefusalError } from "../shared/refusal-error"
import { refusalsOf, type Refusal } from "../shared/refusal"
import { parseInput, type z } from "../shared/schema"

type Handler<Request extends MedusaRequest> = (req: Request, res: MedusaResponse, next: MedusaNextFunction) => Promise<void> | void

const STATUS: Record<string, number> = {
  [MedusaError.Types.INVALID_DATA]: 400,
  [MedusaError.Types.NOT_ALLOWED]: 400,
  [MedusaError.Types.NOT_FOUND]: 404,
  [MedusaError.Types.CONFLICT]: 409,
}

/** Refusals of which Medusa has no type. */
const STATUS_OF_CODE: Record<string, number> = { invitations_used_up: 429 }

/** A workflow may hand on a copy of the error instead of the error itself. */
const carriesRefusals = (error: unknown): error is RefusalError =>
  error instanceof RefusalError ||
  (typeof error === "object" && error !== null && "refusals" in error && Array.isArray(error.refusals))

/**
 * Answers a refusal in Medusa's error shape, with `errors` beside it: one entry for each wrong
 * field, with its path, reason code and what would be right. Any other error is Medusa's.
 */
export const answerRefusal = (error: unknown, res: MedusaResponse): boolean => {
  if (!carriesRefusals(error)) {
    return false
  }
  if (!res.req.complete) {
    // What is refused before it was read as a whole leaves its rest on the connection.
    res.setHeader("Connection", "close")
    res.req.resume()
  }
  res.status(STATUS_OF_CODE[error.code ?? ""] ?? STATUS[error.type] ?? 400).json({
    type: error.type,
    code: error.code,
    message: error.message,
    errors: error.refusals,
    ...error.facts,
  })
  return true
}

/** Wraps a route or a middleware so that refusals are answered as {@link answerRefusal} says. */
export const refusing =
  <Request extends MedusaRequest>(handler: Handler<Request>): Handler<Request> =>
  async (req, res, next) => {
    try {
      await handler(req, res, next)
    } catch (error) {
      if (!answerRefusal(error, res)) {
        throw error
      }
    }
  }

/** Reads untrusted input. @throws RefusalError `invalid_input` with every wrong field */
export const read = <T>(schema: z.ZodType<T>, input: unknown): T => {
  const result = parseInput(schema, input)
  if (!result.success) {
    throw new RefusalError("invalid_input", refusalsOf(result.error.issues))
  }
  return result.data
}

/** Refuses with one field named. */
export const refuse = (refusal: Refusal): never => {
  throw new RefusalError("invalid_input", [refusal])
}
