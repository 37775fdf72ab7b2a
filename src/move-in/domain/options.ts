/** What an operator asks of the move-in, and how it tells what it does. */
import type { MapFile } from "./map-file"
import type { Thing } from "./records"

export type MoveInOptions = {
  from: "magento2" | "shopware6"
  /** With the password: never logged, never stored. */
  url: string
  what: Thing[]
  map: MapFile
  table_prefix: string
  since: Date | null
  mode: "dry_run" | "apply"
}

export type MoveInListener = {
  progress: (progress: { thing: Thing | "proof"; rows: number; of: number }) => void
  /** A row that is not moved, or with `moved` not as it stands in the source. */
  remark: (line: { thing: Thing; row: string; reason: string; message: string; moved: boolean }) => void
}
