import type { MoveInService, NewRun, RunFailure } from "../../../src/modules/move-in/service"
import type { AdminMoveInListResponse, AdminMoveInResponse, MoveInReport } from "../../../src/types/move-in"
import { asAdmin, asStranger, ok } from "../../support/api"
import { moveInReport, provenMoveInReport } from "../../support/move-in-report"

const address = "/admin/move-ins"

const runs = () => testApp.container.resolve<MoveInService>("move_in")

/** A run that goes on until it is ended or let go. */
const start = async (run: Partial<NewRun> = {}) => {
  const begun = await runs().beginRun({ origin: "magento2", from: "magento2", mode: "dry_run", what: ["groups", "customers", "tiers", "points"], ...run })
  if (!begun) {
    throw new Error("another move-in is running")
  }
  return begun
}

const ended = async (run: Partial<NewRun>, report: MoveInReport | null, failure: RunFailure | null = null) => {
  const { id, release } = await start(run)
  await runs().endRun(id, report, failure)
  await release()
  return id
}

const one = async (id: string) => (await ok<AdminMoveInResponse>(asAdmin().get(`${address}/${id}`))).move_in

describe("an admin who looks at move-ins", () => {
  it("reads them, the newest first, page by page, without their reports", async () => {
    const ids = [await ended({}, moveInReport), await ended({ mode: "apply" }, provenMoveInReport)]
    const { id: running, release } = await start({ from: "shopware6", what: ["tiers"] })
    const page = (offset: number) => ok<AdminMoveInListResponse>(asAdmin().get(address, { limit: 2, offset }))
    const [first, second] = [await page(0), await page(2)]
    await release()
    expect(first).toMatchObject({ limit: 2, offset: 0, count: second.count })
    expect([...first.move_ins, ...second.move_ins].slice(0, 3)).toEqual([
      { id: running, from: "shopware6", mode: "dry_run", what: ["tiers"], status: "running", progress: null, failure: null, started_at: expect.any(String), ended_at: null },
      expect.objectContaining({ id: ids[1], mode: "apply", status: "done", ended_at: expect.any(String) }),
      expect.objectContaining({ id: ids[0], mode: "dry_run", status: "done" }),
    ])
    expect(first.move_ins.concat(second.move_ins).some((listed) => "report" in listed)).toBe(false)
  })

  it("reads one with its report as it was written", async () => {
    const id = await ended({ mode: "apply", what: ["tiers", "points"] }, provenMoveInReport)
    const { report, ...run } = await one(id)
    expect(report).toEqual(provenMoveInReport)
    expect(run).toEqual({ id, from: "magento2", mode: "apply", what: ["tiers", "points"], status: "done", progress: null, failure: null, started_at: expect.any(String), ended_at: expect.any(String) })
    expect(Date.parse(run.ended_at ?? "")).toBeGreaterThanOrEqual(Date.parse(run.started_at))
  })

  it("sees what a running one is at, and nothing of it once it has failed but why and how far it came", async () => {
    const { id, release } = await start({ mode: "apply" })
    await runs().noteProgress(id, { thing: "tiers", rows: 20_000, of: 52_300 })
    expect(await one(id)).toMatchObject({ status: "running", progress: { thing: "tiers", rows: 20_000, of: 52_300 }, report: null, ended_at: null })
    const failure = { reason: "connection_lost", message: "the connection to db.brenner.example was lost" }
    await runs().endRun(id, moveInReport, failure)
    await release()
    expect(await one(id)).toMatchObject({ status: "failed", progress: null, failure, report: { source: moveInReport.source } })
  })

  it("sees that one was interrupted, as soon as nobody runs it any more", async () => {
    const { id, release } = await start({ mode: "apply" })
    expect(await one(id)).toMatchObject({ status: "running" })
    await release()
    expect(await one(id)).toMatchObject({ status: "failed", failure: { reason: "interrupted" }, report: null, ended_at: expect.any(String) })
  })

  it("is told what is wrong: no such run, an id that none can have, a page that is none, a filter that there is not", async () => {
    const refusal = async (path: string) => {
      const { status, body } = await asAdmin().get(path)
      return [status, ...body.errors.map(({ path: field, reason }: { path: string; reason: string }) => `${field}: ${reason}`)]
    }
    expect(await refusal(`${address}/movein_none`)).toEqual([404, "id: move_in_not_found"])
    expect(await refusal(`${address}/movein%00`)).toEqual([404, "id: move_in_not_found"])
    expect(await refusal(`${address}?limit=0&offset=-1`)).toEqual([400, "limit: too_small", "offset: too_small"])
    expect(await refusal(`${address}?status=done`)).toEqual([400, "status: unrecognized_keys"])
  })

  it("has to be logged in", async () => {
    const id = await ended({}, moveInReport)
    expect((await asStranger().get(address)).status).toBe(401)
    expect((await asStranger().get(`${address}/${id}`)).status).toBe(401)
  })
})
