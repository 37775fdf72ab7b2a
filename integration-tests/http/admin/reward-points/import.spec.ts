import type { BalancesImported } from "../../../../src/workflows/reward-points/import/import-balances"
import type { AdminPointsAccount } from "../../../../src/types/reward-points"
import { asAdmin, ok } from "../../../support/api"
import { makeCompany } from "../../../support/companies"
import { makeBuyer, type Buyer } from "../../../support/customers"
import { accountOf, availableOf, givePoints, ledgerOf, setProgram, switchProgramOff } from "../../../support/reward-points"
import { makeShop, type Shop } from "../../../support/shops"

const ROUTE = "/admin/reward-points/import"
const HEADER = "customer_email,company,points,expires_at,note"

const file = (...rows: string[]): string => [HEADER, ...rows].join("\n")

describe("POST /admin/reward-points/import", () => {
  let shop: Shop
  let buyer: Buyer

  beforeAll(async () => {
    shop = await makeShop()
    await setProgram()
  })
  beforeEach(async () => {
    buyer = await makeBuyer(shop)
  })
  afterAll(() => switchProgramOff())

  const importFile = (csv: string) => ok<BalancesImported>(asAdmin().post(ROUTE, { csv }))
  const tryFile = (csv: string) => ok<BalancesImported>(asAdmin().post(`${ROUTE}?dry_run=true`, { csv }))
  const problems = async (...rows: string[]) => (await tryFile(file(...rows))).errors.map(({ row, column, reason }) => [row, column, reason])
  const companyAccount = async (company_id: string) => (await ok<{ accounts: AdminPointsAccount[] }>(asAdmin().get("/admin/reward-points/accounts", { company_id }))).accounts[0]

  it("says what a file would give, and gives nothing", async () => {
    const csv = file(`${buyer.email},,500,,`)
    const would = { rows: 1, accounts: 1, points: 500, repeated: 0, errors: [], error_count: 0 }
    expect(await tryFile(csv)).toEqual({ dry_run: true, ...would })
    expect(await ok(asAdmin().post(ROUTE, { csv, dry_run: true }))).toEqual({ dry_run: true, ...would })
    expect(await availableOf(buyer)).toBe(0)
  })

  it("gives points to customers, however their address is written, and to companies by name or id", async () => {
    const [company, other] = [await makeCompany(), await makeCompany()]
    const expires_at = "2099-12-31T00:00:00.000Z"
    const csv = file(`${buyer.email.toUpperCase()},,500,${expires_at},From the old shop`, `,${company.name},70,,`, `,${other.id},80,2099-12-31,`, `${buyer.email},,7,,`)
    expect(await importFile(csv)).toEqual({ dry_run: false, rows: 4, accounts: 3, points: 657, repeated: 0, errors: [], error_count: 0 })
    const account = await accountOf(buyer)
    expect(account).toMatchObject({ available: 507, expiring: [{ points: 500, expires_at }] })
    const { body } = await asAdmin().get(`/admin/reward-points/accounts/${account.id}/entries`)
    expect(body.entries.map(({ points, reason, reason_code, actor_id }: Record<string, unknown>) => [points, reason, reason_code, typeof actor_id])).toEqual([
      [7, "Opening balance", "opening_balance", "string"],
      [500, "From the old shop", "opening_balance", "string"],
    ])
    expect((await companyAccount(company.id)).available).toBe(70)
    expect(await companyAccount(other.id)).toMatchObject({ available: 80, expiring: [{ points: 80, expires_at }] })
    expect((await ok<{ problems: unknown[] }>(asAdmin().post("/admin/reward-points/verify", { account_ids: [account.id] }))).problems).toEqual([])
  })

  it("gives the same file once, also when it comes several times at once", async () => {
    const csv = file(`${buyer.email},,30,,`, `${buyer.email},,20,,`)
    const answers = await Promise.all([1, 2, 3].map(() => importFile(csv)))
    expect(answers.map(({ points }) => points).sort()).toEqual([0, 0, 50])
    expect(await importFile(csv)).toMatchObject({ accounts: 0, points: 0, repeated: 2 })
    expect(await tryFile(csv)).toMatchObject({ accounts: 0, points: 0, repeated: 2 })
    expect(await ledgerOf(buyer)).toEqual([["adjust", 30], ["adjust", 20]])
  })

  it("takes the file itself, with other separators and a byte order mark", async () => {
    const csv = `\ufeffpoints;customer\r\n40;${buyer.email}\r\n`
    const send = async (query: string) => {
      const answer = await fetch(`${testApp.baseUrl}${ROUTE}${query}`, { method: "POST", headers: { authorization: `Bearer ${testApp.adminToken}`, "content-type": "text/csv" }, body: csv })
      return [answer.status, await answer.json()]
    }
    expect(await send("")).toMatchObject([200, { dry_run: false, rows: 1, points: 40 }])
    expect(await send("?dry_run=true")).toMatchObject([200, { dry_run: true, rows: 1, points: 0, repeated: 1 }])
    expect(await availableOf(buyer)).toBe(40)
  })

  it("gives nothing of a file where any row is wrong, and tells each", async () => {
    const csv = file(`${buyer.email},,50,,`, "nobody@tests.example,,5,,")
    const { status, body } = await asAdmin().post(ROUTE, { csv })
    expect([status, body.code, body.error_count]).toEqual([400, "unusable_rows", 1])
    expect(body.errors).toEqual([{ row: 3, column: "customer_email", reason: "unknown_customer", value: "nobody@tests.example", message: expect.any(String) }])
    expect(await availableOf(buyer)).toBe(0)
  })

  it("tells row, column and reason of everything that is wrong", async () => {
    expect(
      await problems(
        `${buyer.email},,-5,,`,
        `${buyer.email},,1.5,,`,
        `${buyer.email},,NaN,,`,
        `${buyer.email},,1e309,,`,
        `${buyer.email},,many,,`,
        `${buyer.email},,,,`,
        `${buyer.email},,9999999999999,,`,
        `${buyer.email},Brenner,5,,`,
        ",,5,,",
        ",No Such Company,5,,",
        `${buyer.email},,5,tomorrow,`,
        `${buyer.email},,5,2020-01-01,`,
        `${buyer.email},,5,2099-02-31,`,
        `${buyer.email},,5,,${"x".repeat(501)}`,
        `${buyer.email},,5`
      )
    ).toEqual([
      [2, "points", "too_small"],
      [3, "points", "not_whole"],
      [4, "points", "not_a_number"],
      [5, "points", "not_a_number"],
      [6, "points", "not_a_number"],
      [7, "points", "missing_value"],
      [8, "points", "too_big"],
      [9, "customer_email", "customer_or_company"],
      [10, "customer_email", "customer_or_company"],
      [11, "company", "unknown_company"],
      [12, "expires_at", "not_a_time"],
      [13, "expires_at", "in_the_past"],
      [14, "expires_at", "not_a_time"],
      [15, "note", "too_big"],
      [16, null, "missing_cells"],
    ])
  })

  it.each([
    ["an empty file", "", "empty_file"],
    ["a header alone", HEADER, "no_rows"],
    ["a header without points", "customer_email\nx", "missing_column"],
    ["an unknown column", "customer_email,points,secret\na,1,2", "unknown_column"],
    ["a quote that is never closed", `${HEADER}\n"a,,5,,`, "quote_not_closed"],
  ])("tells %s", async (_what, csv, reason) => {
    expect((await tryFile(csv)).errors.map((error) => error.reason)).toContain(reason)
  })

  it.each([
    [{}, "csv: invalid_type"],
    [{ csv: 5 }, "csv: invalid_type"],
    [{ csv: "a\u0000b" }, "csv: wrong_encoding"],
    [{ csv: "a", dry_run: "yes" }, "dry_run: invalid_type"],
    [{ csv: "a", more: 1 }, "more: unrecognized_keys"],
  ])("refuses %j", async (body, expected) => {
    const answer = await asAdmin().post(ROUTE, body)
    expect([answer.status, answer.body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]).toEqual([400, [expected]])
  })

  it("reads back what the export writes", async () => {
    const company = await makeCompany()
    await importFile(file(`${buyer.email},,100,2099-01-01,`, `${buyer.email},,20,,`, `,${company.name},5,,`))
    const other = await makeBuyer(shop)
    await givePoints(other, 60)
    await givePoints(other, -60)
    const { text, headers } = await asAdmin().get("/admin/reward-points/export")
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8")
    const lines = text.split("\r\n")
    expect(lines[0]).toBe("\ufeffcustomer_email,company,points,pending,expires_at,note")
    expect(lines.filter((line) => line.startsWith(`${buyer.email},`))).toEqual([`${buyer.email},,100,0,2099-01-01T00:00:00.000Z,`, `${buyer.email},,20,0,,`])
    expect(lines).toContain(`,${company.name},5,0,,`)
    expect(lines).toContain(`${other.email},,0,0,,`)
    const own = [lines[0], ...lines.filter((line) => line.includes(buyer.email) || line.includes(other.email))].join("\r\n")
    expect(await tryFile(own)).toMatchObject({ rows: 3, accounts: 1, points: 120, errors: [] })
  })
})
