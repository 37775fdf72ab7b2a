import fc from "fast-check"
import { lotKeyOf, openingChanges, openingFigures, openingRefusals, type BroughtLot, type OpeningLot } from "./opening-lots"

const AT = new Date("2036-01-01T12:00:00Z")
const JUNE = new Date("2036-06-01T00:00:00Z")
const JULY = new Date("2036-07-01T00:00:00Z")
const PAST = new Date("2035-12-31T00:00:00Z")

const lot = (points: number, expires_at: Date | null = null, note: string | null = null): OpeningLot => ({ points, expires_at, note })
const was = (points: number, expires_at: Date | null = null, revision = 1): BroughtLot => ({ lot_key: lotKeyOf(expires_at), expires_at, points, lot_ids: [`rplot_${lotKeyOf(expires_at)}`], revision })

const told = (brought: BroughtLot[], lots: OpeningLot[]) => openingChanges(brought, lots, AT).map(({ lot_key, points, to }) => [lot_key, points, to])

describe("opening lots that are brought again", () => {
  it("bring what is new, change what differs and take what is not named any more: what grows first", () => {
    const changes = openingChanges([was(100, JUNE), was(50)], [lot(70, JUNE), lot(20, JULY, "from the old shop")], AT)
    expect(changes).toMatchObject([
      { lot_key: "2036-07-01T00:00:00.000Z", expires_at: JULY, points: 0, to: 20, revision: 0, lot_ids: [], note: "from the old shop" },
      { lot_key: "2036-06-01T00:00:00.000Z", expires_at: JUNE, points: 100, to: 70, revision: 1 },
      { lot_key: "never", expires_at: null, points: 50, to: 0, note: null },
    ])
    expect(openingFigures([was(100, JUNE), was(50)], changes, AT)).toEqual({ is_new: false, points: 90, credited: 20, taken: 80 })
  })

  it("change nothing where nothing differs", () => {
    expect(told([was(100, JUNE), was(50)], [lot(50), lot(100, new Date(JUNE))])).toEqual([])
  })

  it("leave alone what has ended, there or here, at the very instant of its end", () => {
    expect(told([was(100, PAST), was(30, AT)], [])).toEqual([])
    expect(told([was(100, PAST)], [lot(50, PAST), lot(10, AT)])).toEqual([])
    expect(openingFigures([was(100, PAST), was(5)], [], AT)).toEqual({ is_new: false, points: 5, credited: 0, taken: 0 })
  })

  it("are new for an owner of whom nothing was ever brought, also where all of it was taken back since", () => {
    expect(openingFigures([], openingChanges([], [lot(10)], AT), AT)).toEqual({ is_new: true, points: 10, credited: 10, taken: 0 })
    const back = [was(0, null, 2)]
    expect(openingFigures(back, openingChanges(back, [lot(10)], AT), AT)).toEqual({ is_new: false, points: 10, credited: 10, taken: 0 })
  })

  const someLots = fc.uniqueArray(fc.tuple(fc.constantFrom(null, JUNE, JULY, PAST, AT), fc.integer({ min: 1, max: 1000 })), { selector: ([expires_at]) => expires_at, maxLength: 5 })

  it("hold what was named after their changes, whatever was there, and have nothing more to change", () => {
    fc.assert(
      fc.property(someLots, someLots, (before, now) => {
        const brought = before.map(([expires_at, points]) => was(points, expires_at))
        const lots = now.map(([expires_at, points]) => lot(points, expires_at))
        const changes = openingChanges(brought, lots, AT)
        const after = new Map([...brought, ...changes.map((change) => ({ ...change, points: change.to }))].map((each) => [each.lot_key, each]))
        expect(openingChanges([...after.values()], lots, AT)).toEqual([])
        const open = (expires_at: Date | null) => expires_at === null || expires_at > AT
        const named = lots.filter(({ expires_at }) => open(expires_at)).reduce((sum, { points }) => sum + points, 0)
        expect(openingFigures(brought, changes, AT).points).toBe(named)
      })
    )
  })
})

describe("opening lots that cannot be read", () => {
  const owner = { type: "customer", id: "cus_1" }

  it.each([0, -5, 1.5, Number.NaN, 1e15])("refuses %s points", (points) => {
    expect(openingRefusals([{ owner, lots: [lot(7, JUNE), lot(points)] }])).toMatchObject([{ path: "accounts.0.lots.1.points", reason: "not_points" }])
  })

  it("refuses two lots with one end, and an owner who is named twice", () => {
    expect(openingRefusals([{ owner, lots: [lot(7, JUNE), lot(8, new Date(JUNE))] }])).toMatchObject([{ path: "accounts.0.lots.1.expires_at", reason: "duplicate_lot" }])
    expect(openingRefusals([{ owner, lots: [] }, { owner: { type: "company", id: "cus_1" }, lots: [] }, { owner: { ...owner }, lots: [] }])).toMatchObject([{ path: "accounts.2.owner", reason: "duplicate_owner" }])
  })
})
