import type { AdminPointsProgramResponse } from "../../../../src/types/reward-points"
import { asAdmin, ok } from "../../../support/api"
import { setProgram, switchProgramOff } from "../../../support/reward-points"

const ROUTE = "/admin/reward-points/program"

describe("/admin/reward-points/program", () => {
  afterAll(async () => {
    await setProgram()
    await switchProgramOff()
  })

  const read = () => ok<AdminPointsProgramResponse & { summary: { code: string; text: string }[] }>(asAdmin().get(ROUTE))
  const change = (changes: object) => ok<AdminPointsProgramResponse>(asAdmin().post(ROUTE, changes))
  const refusedBy = async (changes: object): Promise<[number, string[]]> => {
    const { status, body } = await asAdmin().post(ROUTE, changes)
    return [status, body.errors.map(({ path, reason }: { path: string; reason: string }) => `${path}: ${reason}`)]
  }

  it("changes what is named, and counts and keeps every version", async () => {
    await setProgram()
    const before = (await read()).program
    const { program, versions } = await change({ name_plural: "stars", earning: { holding_days: 14, registration_points: 50 } })
    expect(program).toEqual({
      ...before,
      name_plural: "stars",
      earning: { ...before.earning, holding_days: 14, registration_points: 50 },
      version: before.version + 1,
      created_at: expect.any(String),
      created_by: expect.stringMatching(/^user_/),
    })
    expect(versions[0]).toEqual({ version: before.version + 1, created_at: program.created_at, created_by: program.created_by, changed: ["name_plural", "earning"] })
    expect((await read()).summary.length).toBeGreaterThan(0)
    await change({ name_plural: "points", earning: { registration_points: null } })
  })

  it("lets several change it at once, each on top of the other or refused", async () => {
    const before = (await read()).program.version
    const answers = await Promise.all([1, 2, 3].map((minimum) => asAdmin().post(ROUTE, { redemption: { minimum } })))
    const changed = answers.filter(({ status }) => status === 200).length
    expect(changed).toBeGreaterThan(0)
    answers.filter(({ status }) => status !== 200).forEach(({ body }) => expect(body.errors[0]).toMatchObject({ path: "version", reason: "program_changed" }))
    expect((await read()).program.version).toBe(before + changed)
  })

  it.each([
    [{ adjust_ceiling: -1 }, "adjust_ceiling: too_small"],
    [{ adjust_ceiling: 1.5 }, "adjust_ceiling: invalid_type"],
    [{ adjust_ceiling: "many" }, "adjust_ceiling: invalid_type"],
    [{ adjust_ceiling: 2e12 }, "adjust_ceiling: too_big"],
    [{ earning: { registration_points: 0 } }, "earning.registration_points: too_small"],
    [{ earning: { event: "order_dreamt" } }, "earning.event: invalid_value"],
    [{ earning: { earner: { type: "split", company_percent: 100 } } }, "earning.earner.company_percent: too_big"],
    [{ name_plural: "a\u0000b" }, "name_plural: unstorable_text"],
    [{ expiry: { type: "days_after_grant", days: 0 } }, "expiry.days: too_small"],
    [{ redemption: { maximum_share: 101 } }, "redemption.maximum_share: too_big"],
    [{ redemption: { values: [{ currency_code: "eur", points: 100, amount: 1 }, { currency_code: "EUR", points: 50, amount: 1 }] } }, "redemption.values: duplicate_currency"],
    [{ redemption: { values: [{ currency_code: "zzz", points: 100, amount: 1 }] } }, "redemption.values: unknown_id"],
    [{ excluded: { product_ids: ["prod_none"] } }, "excluded.product_ids: unknown_id"],
    [{ excluded: { customer_group_ids: ["cusgroup_none"] } }, "excluded.customer_group_ids: unknown_id"],
    [{ badge: { colour: "red" } }, "badge.colour: invalid_format"],
    [{ colour: "red" }, "colour: unrecognized_keys"],
  ])("refuses %j", async (changes, expected) => {
    expect(await refusedBy(changes)).toEqual([400, [expected]])
  })

  it("refuses a body that is no object", async () => {
    expect((await asAdmin().post(ROUTE, [])).status).toBe(400)
  })
})
