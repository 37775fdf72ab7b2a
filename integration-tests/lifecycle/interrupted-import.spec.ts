import type { TierPricingService } from "../../src/modules/tier-pricing/service"
import { asAdmin, ok } from "../support/api"
import { startAppProcess } from "../support/app-process"

type Import = { id: string; status: string; phase: string | null; rows_done: number; rule_ids: string[]; errors: { reason: string }[] }

const root = "/admin/tier-price-rules"
const ROWS = 20_000

describe("an import whose server stops", () => {
  const called = () => `Interrupted ${testApp.nextNumber()}`
  const fileOf = (name: string) =>
    ["name,audience_type,scope_type,min_quantity,type,value", ...Array.from({ length: ROWS }, (_, row) => `${name} ${row},everyone,all,10,percentage,5`)].join("\n")
  const read = async (id: string, baseUrl?: string) => (await ok<{ import: Import }>(asAdmin(baseUrl).get(`${root}/import/${id}`))).import
  const silentForTwoMinutes = (id: string) =>
    testApp.container.resolve("__pg_connection__").raw("UPDATE tier_price_import SET updated_at = now() - interval '2 minutes' WHERE id = ?", [id])

  it("has written nothing, is shown as interrupted, and can be started again", async () => {
    const name = called()
    const other = await startAppProcess()
    const { import: started } = await ok<{ import: Import }>(asAdmin(other.baseUrl).post(`${root}/import?dry_run=false`, { csv: fileOf(name) }))
    let state = started
    while (state.status === "running" && state.rows_done === 0) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      state = await read(started.id, other.baseUrl)
    }
    expect(state).toMatchObject({ status: "running", phase: "writing" })
    await other.stop()

    expect((await read(started.id)).status).toBe("running")
    await silentForTwoMinutes(started.id)
    expect(await read(started.id)).toMatchObject({ status: "failed", rows_done: 0, rule_ids: [], errors: [{ reason: "interrupted" }] })
    const { count } = await ok<{ count: number }>(asAdmin().get(root, { q: name }))
    expect(count).toBe(0)

    const again = await asAdmin().post(`${root}/import?dry_run=false`, { csv: fileOf(name).split("\n").slice(0, 3).join("\n") })
    expect(again.status).toBe(202)
  })

  it("cannot write any more once it was given up", async () => {
    const service = testApp.container.resolve<TierPricingService>("tier_pricing")
    const id = await eventually(() => service.openImport({ format: "native" }))
    await silentForTwoMinutes(id)
    expect((await read(id)).status).toBe("failed")
    const rule: Parameters<TierPricingService["writeImport"]>[1][number] = {
      id: `tprule_given_up_${testApp.nextNumber()}`, name: "Given up", description: null, status: "active", priority: 0, starts_at: null, ends_at: null,
      audience: { type: "everyone", ids: [] }, region_ids: [], currency_code: null, combine: "lowest", promotions: "allow", base: "list", decimals: null,
      quantity_basis: "line", scope: { type: "all", ids: [] }, exclude: [], breaks: [{ min_quantity: 1, type: "percentage", value: 5 }], items: null,
    }
    await expect(service.writeImport(id, [rule], async () => undefined)).rejects.toThrow("given up")
    expect((await asAdmin().get(`${root}/${rule.id}`)).status).toBe(404)
  })

  const eventually = async <T>(read: () => Promise<T | null>): Promise<T> => {
    for (let attempt = 0; attempt < 400; attempt++) {
      const found = await read()
      if (found !== null) return found
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    throw new Error("It did not happen")
  }
})
