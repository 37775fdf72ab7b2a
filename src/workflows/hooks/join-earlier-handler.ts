/**
 * The way out when somebody registered on a hook before us, from their own `src/links` or a module.
 * Handlers in `src/workflows`, where Medusa documents them, never get here: they come after us.
 *
 * The earlier handler cannot be called with the hook's input, which only the hook's own closure
 * knows. So Medusa is made to build a step handler for ours, and one around both takes the place of
 * the earlier one. That leans on how Medusa 2.21 builds handlers; where it is built otherwise, the
 * boot stops with one line.
 */
import { createRequire } from "node:module"
import path from "node:path"
import { WorkflowManager } from "@medusajs/framework/orchestration"
import type { WorkflowDefinition, WorkflowHandler, WorkflowStepHandler } from "@medusajs/framework/orchestration"
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import { HookDispatcher, mergedResults, runEach } from "./hook-dispatcher"

type StepHandler = { invoke: WorkflowStepHandler; compensate?: WorkflowStepHandler }
type StepArguments = Parameters<WorkflowStepHandler>[0]
type Invoked = { output?: { output?: unknown; compensateInput?: unknown } } | undefined

/**
 * Puts the dispatcher behind the handler that is there already: theirs runs first.
 *
 * @throws Error with one line that says where the other handler belongs, when that cannot be done
 */
export const joinEarlierHandler = (
  workflowName: string,
  hookName: string,
  register: (invoke: HookDispatcher["invoke"], compensate: HookDispatcher["compensate"]) => void,
  dispatcher: HookDispatcher
): void => {
  const workflow: WorkflowDefinition | undefined = WorkflowManager.getWorkflow(workflowName)
  const handlers: WorkflowHandler | undefined = workflow?.handlers_
  const theirs = handlers?.get(hookName)
  const ours = buildStepHandler(() => register(dispatcher.invoke, dispatcher.compensate))
  if (!handlers || !theirs || !ours) {
    throw new Error(
      `medusa-b2b-loyalty: the hook ${hookName} of ${workflowName} was taken while links or modules were loaded: register that handler in src/workflows, then it runs beside ours`
    )
  }
  handlers.set(hookName, both(hookName, theirs, ours))
}

/** The step handler that Medusa builds before it finds the hook taken and throws. */
const buildStepHandler = (registerOnTakenHook: () => void): StepHandler | undefined => {
  let built: StepHandler | undefined
  const factory = stepHandlerFactory()
  const original = factory?.createStepHandler
  if (!factory || !original) {
    return undefined
  }
  factory.createStepHandler = function (...args) {
    built = original.apply(this, args)
    return built
  }
  try {
    registerOnTakenHook()
  } catch {
    // Expected: the hook is taken. What counts is what was built.
  } finally {
    factory.createStepHandler = original
  }
  return built
}

type StepHandlerFactory = { createStepHandler?: (this: unknown, ...args: unknown[]) => StepHandler }

const stepHandlerFactory = (): StepHandlerFactory | undefined => {
  try {
    const fromFramework = createRequire(require.resolve("@medusajs/framework/workflows-sdk"))
    const sdk = path.dirname(fromFramework.resolve("@medusajs/workflows-sdk"))
    return fromFramework(path.join(sdk, "utils", "composer", "helpers", "create-step-handler.js"))
  } catch {
    return undefined
  }
}

const both = (hookName: string, theirs: StepHandler, ours: StepHandler): StepHandler => ({
  invoke: async (args) => {
    const first = (await theirs.invoke(args)) as Invoked & { name?: string }
    if (first?.name === "SkipStepResponse") {
      // A hook inside `when()`: its condition is checked by their handler, and holds for ours too.
      return first
    }
    try {
      const second = (await ours.invoke(args)) as Invoked
      const output = mergedResults(first?.output?.output, second?.output?.output)
      return { ...second, output: new StepResponse(output, { first, second }).toJSON() }
    } catch (error) {
      await runEach([() => theirs.compensate?.(asIfAlone(args, hookName, first))]).catch(() => undefined)
      throw error
    }
  },
  compensate: async (args) => {
    const done = (args.invoke[hookName] as Invoked)?.output?.compensateInput as { first: Invoked; second: Invoked } | undefined
    if (done) {
      await runEach([
        () => ours.compensate?.(asIfAlone(args, hookName, done.second)),
        () => theirs.compensate?.(asIfAlone(args, hookName, done.first)),
      ])
    }
    return { output: undefined }
  },
})

/** The arguments that a handler would get if it were the only one of the hook. */
const asIfAlone = (args: StepArguments, hookName: string, result: Invoked): StepArguments => ({
  ...args,
  invoke: { ...args.invoke, [hookName]: result },
})
