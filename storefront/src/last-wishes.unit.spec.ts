import { lastWishes } from "./last-wishes.ts"

/** A sender whose answers come when the test says so. */
function sender() {
  const sent: { wish: string; done: () => Promise<void> }[] = []
  const settled: string[] = []
  const ask = lastWishes<string, void>({
    send: (wish) => new Promise((resolve) => sent.push({ wish, done: async () => resolve() })),
    settle: (wish) => settled.push(wish),
    isSame: (a, b) => a === b,
    keyOf: (wish) => wish[0] ?? "",
  })
  return { ask, sent, settled }
}

describe("wishes of several keys", () => {
  it("wait in line, and only the last of each key is sent", async () => {
    const { ask, sent, settled } = sender()
    ;["a1", "b1", "a2", "b2", "c1"].forEach(ask)
    expect(sent.map(({ wish }) => wish)).toEqual(["a1"])
    for (let turn = 0; turn < 4; turn++) {
      await sent[turn]!.done()
    }
    expect(sent.map(({ wish }) => wish)).toEqual(["a1", "b2", "a2", "c1"])
    expect(settled).toEqual(["b2", "a2", "c1"])
  })

  it("are not sent again while the same is on its way, and start anew afterwards", async () => {
    const { ask, sent, settled } = sender()
    ;["a1", "a2", "a1"].forEach(ask)
    await sent[0]!.done()
    expect([sent.length, settled]).toEqual([1, ["a1"]])
    ask("a1")
    expect(sent).toHaveLength(2)
  })

  it("that settling brings about are sent, too", async () => {
    const sent: string[] = []
    const ask = lastWishes<string, void>({
      send: async (wish) => void sent.push(wish),
      settle: (wish) => (wish === "a" ? ask("b") : undefined),
      isSame: (a, b) => a === b,
    })
    ask("a")
    await Promise.resolve().then(() => Promise.resolve())
    expect(sent).toEqual(["a", "b"])
  })
})
