/** Many handlers on the one place that Medusa has for a hook's handler. */
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import type { StepExecutionContext } from "@medusajs/framework/workflows-sdk"

/** A hook's handler as Medusa keeps it: what it takes and gives is the hook's business. */
export type HookHandler = {
  invoke: (input: unknown, context: StepExecutionContext) => unknown
  compensate?: (undo: unknown, context: StepExecutionContext) => unknown
}

export type HookDispatcher = {
  invoke: (input: unknown, context: StepExecutionContext) => Promise<StepResponse<unknown, unknown[]>>
  compensate: (undos: unknown, context: StepExecutionContext) => Promise<void>
}

/** Runs all handlers, those too that are added to the list later. */
export const hookDispatcher = (handlers: HookHandler[]): HookDispatcher => {
  const compensate = async (undos: unknown, context: StepExecutionContext): Promise<void> => {
    const done = Array.isArray(undos) ? undos : []
    await runEach(done.map((undo, index) => () => handlers[index].compensate?.(undo, context)).reverse())
  }
  const invoke = async (input: unknown, context: StepExecutionContext) => {
    const undos: unknown[] = []
    let output: unknown
    for (const handler of handlers) {
      try {
        const response = stepResponse(await handler.invoke(input, context))
        output = mergedResults(output, response.output)
        // Null instead of undefined, which JSON would drop from the list.
        undos.push(response.compensateInput ?? null)
      } catch (error) {
        // As Medusa does with a single handler, the one that failed is undone too, with nothing to go by.
        await runEach([() => handler.compensate?.(undefined, context), () => compensate(undos, context)]).catch(() => undefined)
        throw error
      }
    }
    return new StepResponse(output, undos)
  }
  return { invoke, compensate }
}

/** Runs the jobs one after the other, also when one throws; then throws the first error. */
export const runEach = async (jobs: (() => unknown)[]): Promise<void> => {
  const errors: unknown[] = []
  for (const job of jobs) {
    try {
      await job()
    } catch (error) {
      errors.push(error)
    }
  }
  if (errors.length) {
    throw errors[0]
  }
}

/** Two results of one hook: objects are merged, of anything else the later stands. */
export const mergedResults = (earlier: unknown, later: unknown): unknown =>
  isObject(earlier) && isObject(later) ? { ...earlier, ...later } : later ?? earlier

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null && !Array.isArray(value)

const stepResponse = (result: unknown): { output?: unknown; compensateInput?: unknown } =>
  result instanceof StepResponse ? result.toJSON() : { output: result, compensateInput: result }
