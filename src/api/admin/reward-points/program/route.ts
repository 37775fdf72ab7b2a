import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import { REWARD_POINTS } from "../../../../modules/reward-points/key"
import type { RewardPointsService } from "../../../../modules/reward-points/service"
import type { ProgramVersion } from "../../../../modules/reward-points/storage/programs"
import { programSummary } from "../../../../modules/reward-points/domain/program-summary"
import { z } from "../../../../shared/schema"
import { changeProgramWorkflow } from "../../../../workflows/reward-points/change-program"
import { actorOf } from "../../../actor"
import { read, refusing } from "../../../refusals"

const answer = async (req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> => {
  const service = req.scope.resolve<RewardPointsService>(REWARD_POINTS)
  const program = await service.readProgram()
  const versions = await service.readProgramVersions()
  const current = versions[0]
  res.json({
    program: { ...program, created_at: current?.created_at ?? null, created_by: current?.created_by ?? null },
    summary: programSummary(program, await service.activeEarningRules(), new Date()),
    versions: versions.map((version, index) => ({
      version: version.program.version,
      created_at: version.created_at,
      created_by: version.created_by,
      changed: changedSettings(version, versions[index + 1]),
    })),
  })
}

/** Names of the settings that a version changed; all of the first. */
const changedSettings = ({ program }: ProgramVersion, before: ProgramVersion | undefined): string[] => {
  const { version: _version, ...settings } = program
  const earlier: Record<string, unknown> = { ...before?.program }
  return Object.entries(settings).flatMap(([name, value]) => (JSON.stringify(value) === JSON.stringify(earlier[name]) ? [] : [name]))
}

/** The programme in force. Answers `{ program, summary, versions }`. */
export const GET = refusing(answer)

/** Changes the given settings; the others stay. Answers as `GET`; 400 with `errors` for every wrong setting. */
export const POST = refusing(async (req: AuthenticatedMedusaRequest, res: MedusaResponse) => {
  const changes = read(z.record(z.string(), z.unknown()), req.body)
  await changeProgramWorkflow(req.scope).run({ input: { changes, created_by: actorOf(req) } })
  await answer(req, res)
})
