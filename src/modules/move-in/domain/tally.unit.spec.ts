import { newTally } from "./tally"

describe("a tally", () => {
  it("counts all and tells the first ten", () => {
    const tally = newTally("groups")
    tally.read(25)
    Array.from({ length: 12 }, (_, index) => tally.became("created", { row: `customer_group ${index}`, message: "created" }))
    tally.became("changed", { row: "customer_group 99", message: "renamed" }, 3)
    tally.left(10)
    const { rows, created, changed, removed, left, examples } = tally.report()
    expect({ rows, created, changed, removed, left }).toEqual({ rows: 25, created: 12, changed: 3, removed: 0, left: 10 })
    expect(examples.created).toHaveLength(10)
    expect(examples.changed).toEqual([{ row: "customer_group 99", message: "renamed" }])
  })

  it("puts reasons together, the most frequent first, and adds what they are about", () => {
    const tally = newTally("points")
    tally.say({ row: "magento_reward 1", reason: "negative_balance", message: "-5" })
    tally.say({ row: "magento_reward 2", reason: "expired_points", message: "20 points", figure: 20 })
    tally.say({ row: "magento_reward 3", reason: "expired_points", message: "30 points", figure: 30 })
    tally.say({ row: "magento_reward 4", reason: "history_disagrees", message: "5 less", moved: true })
    const { not_movable, noted } = tally.report()
    expect(not_movable.map(({ reason, count, figure }) => ({ reason, count, figure }))).toEqual([
      { reason: "expired_points", count: 2, figure: 50 },
      { reason: "negative_balance", count: 1, figure: undefined },
    ])
    expect(noted).toEqual([{ reason: "history_disagrees", count: 1, examples: [{ row: "magento_reward 4", message: "5 less" }] }])
  })
})
