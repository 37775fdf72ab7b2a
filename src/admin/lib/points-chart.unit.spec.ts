import { beside, labelEvery, reach, stack, ticks } from "./points-chart"

describe("a bar of a chart", () => {
  it("stacks what comes in above zero and what goes out below", () => {
    expect(stack([100, -30, 0, 20, -5])).toEqual([
      { series: 0, from: 0, to: 100 },
      { series: 1, from: 0, to: -30 },
      { series: 3, from: 100, to: 120 },
      { series: 4, from: -30, to: -35 },
    ])
  })

  it("has figures that are no parts of one sum side by side, each from zero", () => {
    expect(beside([7, 0, 4])).toEqual([
      { series: 0, from: 0, to: 7 },
      { series: 2, from: 0, to: 4 },
    ])
    expect(reach([{ label: "a", values: [7, 0, 4] }], beside)).toEqual({ least: 0, most: 7 })
  })

  it("always stands on zero", () => {
    expect(reach([{ label: "a", values: [100, 20] }])).toEqual({ least: 0, most: 120 })
    expect(reach([{ label: "a", values: [-7, 2] }, { label: "b", values: [0, 0] }])).toEqual({ least: -7, most: 2 })
    expect(reach([])).toEqual({ least: 0, most: 0 })
  })
})

describe("the axis of a chart", () => {
  it.each([
    [0, 870, [0, 250, 500, 750, 1000]],
    [0, 0, [0, 1]],
    [0, 3, [0, 1, 2, 3]],
    [-35, 120, [-50, 0, 50, 100, 150]],
    [0, 1_000_000, [0, 250_000, 500_000, 750_000, 1_000_000]],
    [-5, 0, [-6, -4, -2, 0]],
  ])("from %p to %p has round lines", (least, most, expected) => {
    expect(ticks(least, most, 4)).toEqual(expected)
  })

  it.each([
    [12, 600, 2],
    [10, 600, 1],
    [365, 600, 37],
    [0, 0, 1],
  ])("labels %p bars on %p px every %p", (bars, width, every) => {
    expect(labelEvery(bars, width, 60)).toBe(every)
  })
})
