import fc from "fast-check"
import { openingOf, type PointsRow } from "./opening"
import { instantOf } from "../../domain/instant"
import { codeOf } from "./referral-code"

const AT = new Date("2026-06-01T00:00:00Z")
const ADA = "ada@example.com"
const row = (points: string | null, expires_at: string | null = null, note: string | null = null, email: string | null = ADA): PointsRow => ({ email, points, expires_at, note })

describe("what an operator's query says of an address", () => {
  it("is one record, with one lot for each end, the soonest first", () => {
    expect(openingOf(ADA, [row("5", null, "welcome"), row("10.0000", "2027-01-01"), row("3", "2027-01-01 00:00:00", "order 7"), row("2", "2026-12-31T23:00:00+01:00")], AT)).toEqual({
      record: {
        key: ADA,
        row: ADA,
        email: ADA,
        lots: [
          { points: 2, expires_at: new Date("2026-12-31T22:00:00Z"), note: null },
          { points: 13, expires_at: new Date("2027-01-01T00:00:00Z"), note: "order 7" },
          { points: 5, expires_at: null, note: "welcome" },
        ],
      },
      remarks: [],
    })
  })

  it("leaves out by itself what has ended or cannot be read, with its points", () => {
    const { record, remarks } = openingOf(ADA, [row("1"), row("2", "2026-06-01"), row("4", "0000-00-00 00:00:00"), row("8", "next year"), row("16", "2027-02-30"), row("0.5"), row(null), row("1e3")], AT)
    expect(record?.lots).toEqual([{ points: 1, expires_at: null, note: null }])
    expect(remarks.map(({ reason, figure }) => [reason, figure])).toEqual([
      ["zero_date", 4],
      ["not_a_time", 8],
      ["not_a_time", 16],
      ["not_whole", undefined],
      ["not_whole", undefined],
      ["not_whole", undefined],
      ["expired_points", 2],
    ])
    expect(remarks.every(({ moved }) => !moved)).toBe(true)
  })

  it("leaves the address out where points of one end come to less than nothing", () => {
    expect(openingOf(ADA, [row("10", "2027-01-01"), row("-4")], AT)).toEqual({
      record: null,
      remarks: [{ row: ADA, reason: "negative_balance", message: "the points that never end come to -4: the query must yield what is left, 0 or more", figure: 6 }],
    })
    expect(openingOf(ADA, [row("10"), row("-4")], AT).record?.lots).toEqual([{ points: 6, expires_at: null, note: null }])
  })

  it("leaves out two spellings of an address, and what is no address", () => {
    expect(openingOf(ADA, [row("1"), row("2", null, null, "Ada@example.com")], AT)).toEqual({
      record: null,
      remarks: [{ row: ADA, reason: "ambiguous_email", message: "ada@example.com and Ada@example.com differ only in case: the query must yield one spelling of a customer's address", figure: 3 }],
    })
    expect(openingOf(ADA, [row("1", null, null, " ADA@example.com")], AT).record?.email).toBe(ADA)
    expect(openingOf("ada", [row("1", null, null, "ada")], AT).remarks).toEqual([{ row: "ada", reason: "invalid_email", message: "ada is no e-mail address such as ada@example.com", figure: 1 }])
    expect(openingOf("", [row("1", null, null, null)], AT).remarks[0]).toMatchObject({ reason: "invalid_email", message: "the e-mail address is missing" })
  })

  it("has nothing to say of no points", () => {
    expect(openingOf(ADA, [row("0"), row("5"), row("-5")], AT)).toEqual({ record: null, remarks: [] })
  })

  it("loses no point: what is moved and what is reported is what there was", () => {
    const ends = fc.constantFrom(null, "2020-01-01", "2026-06-01 00:00:00", "2027-01-01", "2028-01-01T00:00:00Z", "0000-00-00", "soon")
    fc.assert(
      fc.property(fc.array(fc.record({ points: fc.integer({ min: -50, max: 100 }), end: ends }), { maxLength: 12 }), (given) => {
        const { record, remarks } = openingOf(ADA, given.map(({ points, end }) => row(String(points), end)), AT)
        const moved = (record?.lots ?? []).map(({ points }) => points)
        const reported = remarks.map(({ figure }) => figure ?? 0)
        expect([...moved, ...reported].reduce((sum, points) => sum + points, 0)).toBe(given.reduce((sum, { points }) => sum + points, 0))
        expect(moved.every((points) => points > 0)).toBe(true)
      })
    )
  })
})

describe("a time of an operator's query", () => {
  it.each([
    ["2026-12-31", "2026-12-31T00:00:00.000Z"],
    ["2026-12-31 23:59", "2026-12-31T23:59:00.000Z"],
    ["2026-12-31 23:59:59.123456", "2026-12-31T23:59:59.123Z"],
    ["2026-12-31T23:59:59+0130", "2026-12-31T22:29:59.000Z"],
    ["2024-02-29", "2024-02-29T00:00:00.000Z"],
  ])("%s is %s", (text, instant) => {
    expect(instantOf(text)?.toISOString()).toBe(instant)
  })

  it.each(["2026-02-30", "2026-13-01", "2026-12-31 24:61:00", "1767225600", "31.12.2026", "", "0000-00-00"])("%j is none", (text) => {
    expect(instantOf(text)).toBeNull()
  })
})

describe("what an operator's query says of a code", () => {
  const code = (text: string | null, email = ADA) => ({ email, code: text })

  it("is the one code of the address", () => {
    expect(codeOf(ADA, [code(" ADA10 "), code("ADA10"), code(null)])).toEqual({ record: { key: ADA, row: ADA, email: ADA, code: "ADA10" }, remarks: [] })
  })

  it.each([
    [[code(""), code(null)], "empty_code"],
    [[code("A"), code("B")], "several_codes"],
    [[code("A"), code("A", "ADA@example.com")], "ambiguous_email"],
  ])("is none of %j: %s", (rows, reason) => {
    const { record, remarks } = codeOf(ADA, rows)
    expect(record).toBeNull()
    expect(remarks.map((remark) => [remark.row, remark.reason])).toEqual([[ADA, reason]])
  })
})
