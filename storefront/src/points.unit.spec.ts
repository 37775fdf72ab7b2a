import { cartPoints, program } from "./points.fixture.ts"
import { clampPoints, permittedPoints, pointsName, readTypedPoints, valueOfPoints } from "./points.ts"

describe("clampPoints", () => {
  it.each([
    ["what fits", 500, 500],
    ["more than the most", 9999, 3450],
    ["everything there is", Number.POSITIVE_INFINITY, 3450],
    ["less than the fewest", 7, 100],
    ["a fraction", 250.9, 250],
    ["no number", Number.NaN, 0],
  ])("makes of %s (%d) %d", (_what, wanted, points) => {
    expect(clampPoints(cartPoints(), wanted)).toBe(points)
  })

  it("stays on the step, downwards, also where fewest and most are not on it", () => {
    const range = { minimum: 130, maximum: 3499, step: 50 }
    expect(permittedPoints(range)).toEqual({ fewest: 150, most: 3450 })
    expect(clampPoints(range, 1299)).toBe(1250)
    expect(clampPoints(range, 1)).toBe(150)
    expect(clampPoints(range, 5000)).toBe(3450)
  })

  it("is nothing where nothing is permitted", () => {
    expect(clampPoints({ minimum: 100, maximum: 0, step: 1 }, 500)).toBe(0)
    expect(clampPoints({ minimum: 100, maximum: 120, step: 50 }, 110)).toBe(100)
    expect(permittedPoints({ minimum: 110, maximum: 140, step: 50 })).toBeNull()
  })
})

describe("valueOfPoints", () => {
  it.each([
    ["eur", { points: 100, amount: 1 }, 119, 1.19],
    ["eur", { points: 3, amount: 1 }, 100, 33.33],
    ["eur", { points: 1, amount: 0.29 }, 100, 29],
    ["jpy", { points: 3, amount: 2 }, 100, 66],
    ["kwd", { points: 3, amount: 1 }, 100, 33.333],
  ])("in %s at %j makes of %d points %d", (currency_code, rate, points, value) => {
    expect(valueOfPoints({ currency_code, rate }, points)).toBe(value)
  })

  it("is nothing where points buy nothing", () => {
    expect(valueOfPoints({ currency_code: "eur", rate: null }, 100)).toBe(0)
  })
})

describe("readTypedPoints", () => {
  it.each([
    ["1200", 1200],
    [" 1,200 ", 1200],
    ["1.200.000", 1200000],
    ["1 200", 1200],
    ["0", 0],
  ])("reads “%s” as %d", (typed, points) => {
    expect(readTypedPoints(typed)).toBe(points)
  })

  it.each(["", "12.5", "1,20", "-5", "1e3", "all", "99999999999999999999"])("does not guess what “%s” may mean", (typed) => {
    expect(readTypedPoints(typed)).toBeNull()
  })
})

it("calls one point by its singular", () => {
  expect([0, 1, 2, -1].map((points) => pointsName(program, points))).toEqual(["kestrels", "kestrel", "kestrels", "kestrel"])
})
