/** Which Shopware a database belongs to. */
import { MoveInFailure } from "../failure"
import type { SourceConnection } from "../connection"
import { migrationSchema } from "./schemas/migration"

const SUPPORTED = ["6.5", "6.6", "6.7"]

/**
 * The version by the steps that were taken in the database; it stands in the names of their classes.
 *
 * @throws MoveInFailure `unsupported_version`
 */
export const readVersion = async ({ manager }: SourceConnection): Promise<string> => {
  const steps = await manager.createQueryBuilder(migrationSchema, "migration").where("migration.update IS NOT NULL").getMany()
  const minors = steps.flatMap(({ class: name }) => /^Shopware\\Core\\Migration\\V6_(\d+)\\/.exec(name)?.[1] ?? []).map(Number)
  const version = minors.length ? `6.${Math.max(...minors)}` : null
  if (!version || !SUPPORTED.includes(version)) {
    throw new MoveInFailure("unsupported_version", `The source must be Shopware ${SUPPORTED.join(", ")}, not ${version ? `Shopware ${version}` : "one whose version its migrations do not tell"}`)
  }
  return version
}
