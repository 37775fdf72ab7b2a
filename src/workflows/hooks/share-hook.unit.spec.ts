import { createHook, createStep, createWorkflow, StepResponse, when, WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk"
import { shareHook } from "./share-hook"

type Input = { cart_id: string; fails?: boolean; asks?: boolean }

let number = 0
const log: string[] = []

/** A workflow with a hook, as core writes them; each test has its own, since hooks hold for the whole process. */
const hookedWorkflow = () => {
  const id = `hooked-${++number}`
  const lastStep = createStep(`${id}-last`, async ({ fails }: { fails?: boolean }) => {
    if (fails) {
      throw new Error("the last step failed")
    }
    return new StepResponse("done")
  })
  return createWorkflow(id, (input: WorkflowData<Input>) => {
    const priced = createHook<"priced", { cart_id: string }, Record<string, unknown>>("priced", { cart_id: input.cart_id })
    const asked = when("it-asks", { input }, (given) => Boolean(given.input.asks)).then(() => createHook("asked", { cart_id: input.cart_id }))
    lastStep({ fails: input.fails })
    return new WorkflowResponse(priced.getResult(), { hooks: [priced, asked] })
  })
}

/** A handler that writes down what happens to it. */
const noting = (name: string, result?: object) => async ({ cart_id }: { cart_id: string }) => {
  log.push(`${name} ${cart_id}`)
  return new StepResponse<Record<string, unknown>, string>({ ...result }, name)
}
const undoing = (name: string) => async (undo: string | undefined) => {
  log.push(`undo ${name} of ${undo}`)
}
const throwing = async () => {
  throw new Error("an undo failed")
}

const failing = async (workflow: ReturnType<typeof hookedWorkflow>): Promise<string> => {
  const { errors } = await workflow().run({ input: { cart_id: "c", fails: true }, throwOnError: false })
  return errors[0].error.message
}

beforeEach(() => {
  log.length = 0
})

describe("a shared hook", () => {
  it("runs our handler and all that register after us, in this order", async () => {
    const workflow = hookedWorkflow()
    shareHook(workflow, "priced", noting("ours"))
    workflow.hooks.priced(noting("the shop's"))
    shareHook(workflow, "priced", noting("ours again"))
    await workflow().run({ input: { cart_id: "c" } })
    expect(log).toEqual(["ours c", "the shop's c", "ours again c"])
  })

  it("runs beside a handler that was there before us", async () => {
    const workflow = hookedWorkflow()
    workflow.hooks.priced(noting("the shop's"))
    shareHook(workflow, "priced", noting("ours"))
    workflow.hooks.priced(noting("another plugin's"))
    await workflow().run({ input: { cart_id: "c" } })
    expect(log).toEqual(["the shop's c", "ours c", "another plugin's c"])
  })

  it.each([
    ["first", ["ours", "theirs"]],
    ["second", ["theirs", "ours"]],
  ])("merges the results when we are %s", async (_order, names) => {
    const workflow = hookedWorkflow()
    for (const name of names) {
      if (name === "ours") {
        shareHook(workflow, "priced", noting("ours", { priced_for: "us", both: "us" }))
      } else {
        workflow.hooks.priced(noting("theirs", { wholesale: true, both: "them" }))
      }
    }
    const { result } = await workflow().run({ input: { cart_id: "c" } })
    expect(result).toEqual({ priced_for: "us", wholesale: true, both: names[1] === "ours" ? "us" : "them" })
  })

  it("keeps the result of one when the other has none", async () => {
    const workflow = hookedWorkflow()
    shareHook(workflow, "priced", noting("ours", { priced_for: "us" }))
    workflow.hooks.priced(() => undefined)
    const { result } = await workflow().run({ input: { cart_id: "c" } })
    expect(result).toEqual({ priced_for: "us" })
  })

  it("undoes all of them, the last first, each with what it left for its undo", async () => {
    const workflow = hookedWorkflow()
    shareHook(workflow, "priced", noting("ours"), undoing("ours"))
    workflow.hooks.priced(noting("theirs"), undoing("theirs"))
    expect(await failing(workflow)).toBe("the last step failed")
    expect(log).toEqual(["ours c", "theirs c", "undo theirs of theirs", "undo ours of ours"])
  })

  it.each([
    ["after us", ["ours", "theirs"]],
    ["before us", ["theirs", "ours"]],
  ])("runs our undo also when the undo of a handler that registered %s throws", async (_order, names) => {
    const workflow = hookedWorkflow()
    for (const name of names) {
      if (name === "ours") {
        shareHook(workflow, "priced", noting("ours"), undoing("ours"))
      } else {
        workflow.hooks.priced(noting("theirs"), throwing)
      }
    }
    expect(await failing(workflow)).toBe("the last step failed")
    expect(log).toContain("undo ours of ours")
  })

  it("undoes what ran before a handler that throws, and fails with that handler's error", async () => {
    const workflow = hookedWorkflow()
    shareHook(workflow, "priced", noting("ours"), undoing("ours"))
    workflow.hooks.priced(async () => {
      throw new Error("not in this shop")
    }, undoing("theirs"))
    const { errors } = await workflow().run({ input: { cart_id: "c" }, throwOnError: false })
    expect(errors[0].error.message).toBe("not in this shop")
    expect(log).toEqual(["ours c", "undo theirs of undefined", "undo ours of ours"])
  })

  it("leaves out what an undo was not given, as when a handler returned nothing", async () => {
    const workflow = hookedWorkflow()
    shareHook(workflow, "priced", () => undefined, undoing("ours"))
    workflow.hooks.priced(noting("theirs"), undoing("theirs"))
    await failing(workflow)
    expect(log).toEqual(["theirs c", "undo theirs of theirs", "undo ours of null"])
  })

  it.each(["first", "second"])("runs inside when() only when its condition holds, and we registered %s", async (order) => {
    const workflow = hookedWorkflow()
    const ours = () => shareHook(workflow, "asked", noting("ours"))
    const theirs = () => workflow.hooks.asked(noting("theirs"))
    for (const register of order === "first" ? [ours, theirs] : [theirs, ours]) {
      register()
    }
    await workflow().run({ input: { cart_id: "c" } })
    expect(log).toEqual([])
    await workflow().run({ input: { cart_id: "c", asks: true } })
    expect([...log].sort()).toEqual(["ours c", "theirs c"])
  })

  it("stops the boot where Medusa has no such hook", () => {
    const workflow: { getName: () => string; hooks: { gone?: () => void } } = { getName: () => "add-to-cart", hooks: {} }
    expect(() => shareHook(workflow, "gone", () => undefined)).toThrow("the workflow add-to-cart has no hook gone")
  })
})
