/**
 * Medusa allows one handler per workflow hook in the whole process; a second registration stops the
 * boot. A plugin that occupies a hook would so take it from the shop and from every other plugin.
 * Here a hook is occupied by a dispatcher instead, and whoever registers later joins it.
 *
 * `src/links/shared-hooks.ts` registers ours: links load before any workflow file, so that we are
 * first whatever the order of the plugins is.
 */
import { StepResponse } from "@medusajs/framework/workflows-sdk"
import type { StepExecutionContext } from "@medusajs/framework/workflows-sdk"
import { HookHandler, hookDispatcher } from "./hook-dispatcher"
import { joinEarlierHandler } from "./join-earlier-handler"

/** What a hook hands to its handlers, and what it takes from them. */
type Invoke<Input, Output, Undo> = (
  input: Input,
  context: StepExecutionContext
) => void | StepResponse<Output, Undo> | Promise<void | StepResponse<Output, Undo>>

type Compensate<Undo> = (undo: Undo | undefined, context: StepExecutionContext) => unknown

type HookedWorkflow = { getName: () => string; hooks: object }

/** The handler that a hook's registration function takes. */
type InvokeOf<Hook> = Hook extends (invoke: infer Handler, ...rest: never[]) => void ? Handler : never
type InputOf<Hook> = InvokeOf<Hook> extends (input: infer Input, ...rest: never[]) => unknown ? Input : never
type ResponseOf<Hook> = InvokeOf<Hook> extends (...args: never[]) => infer Result ? Extract<Awaited<Result>, StepResponse<never>> : never
type OutputOf<Hook> = ResponseOf<Hook> extends StepResponse<infer Output, infer _Undo> ? Output : never

/** What a hook accepts as a registration, as seen at run time. */
type Register = ((invoke: HookHandler["invoke"], compensate?: HookHandler["compensate"]) => void) & { [SHARED]?: true }

/** Also another copy of this package in the same process recognizes a hook that is shared. */
const SHARED: unique symbol = Symbol.for("medusa-b2b-loyalty.shared-hook")

/**
 * Registers a handler on a core hook and lets other handlers join, before or after us.
 *
 * - Handlers run in the order of their registration. Those of a hook with a result (as
 *   `setPricingContext`) have their results merged; of one key the later handler's value stands.
 * - When one throws, the handlers before it are undone, the last first, and the workflow fails with
 *   its error.
 * - Each undo runs on its own: one that throws does not keep the others from running.
 *
 * @example shareHook(updateProductsWorkflow, "productsUpdated", async ({ products }, { container }) => { … })
 * @throws Error at boot, when somebody registered before us in a way that cannot be joined; its
 *   message says where the other handler belongs
 */
export const shareHook = <Workflow extends HookedWorkflow, Name extends keyof Workflow["hooks"] & string, Undo = unknown>(
  workflow: Workflow,
  name: Name,
  invoke: Invoke<InputOf<Workflow["hooks"][Name]>, OutputOf<Workflow["hooks"][Name]>, Undo>,
  compensate?: Compensate<Undo>
): void => {
  const hooks = workflow.hooks as Record<string, Register | undefined>
  const register = hooks[name]
  if (!register) {
    throw new Error(`medusa-b2b-loyalty: the workflow ${workflow.getName()} has no hook ${name}; this version of Medusa is not supported`)
  }
  const own: HookHandler = { invoke: invoke as HookHandler["invoke"], compensate: compensate as HookHandler["compensate"] }
  if (register[SHARED]) {
    register(own.invoke, own.compensate)
    return
  }
  const handlers = [own]
  const dispatcher = hookDispatcher(handlers)
  try {
    register(dispatcher.invoke, dispatcher.compensate)
  } catch {
    joinEarlierHandler(workflow.getName(), name, register, dispatcher)
  }
  const join: Register = (laterInvoke, laterCompensate) => void handlers.push({ invoke: laterInvoke, compensate: laterCompensate })
  hooks[name] = Object.assign(join, { [SHARED]: true as const })
}
