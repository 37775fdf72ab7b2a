/** A Magento shop of a spec's own on its way into the test app, run by run. */
import type { MedusaContainer } from "@medusajs/framework/types"
import { connect } from "../../../src/move-in/connect"
import { parseMapFile } from "../../../src/move-in/domain/map-file"
import type { MoveInOptions } from "../../../src/move-in/domain/options"
import { THINGS } from "../../../src/move-in/domain/records"
import { MAGENTO2_SCHEMAS, openMagento2 } from "../../../src/move-in/magento2"
import type { OpenSource } from "../../../src/move-in/source"
import type { MoveInReport } from "../../../src/types/move-in"
import { runMoveIn } from "../../../src/workflows/move-in/run-move-in"
import type { MariaDb } from "../../support/mariadb"
import type { Shop } from "../../support/shops"
import { magento2Shop, SHOP_AT } from "./shop"

export type Line = { thing: string; row: string; reason: string; message: string; moved: boolean }

/** What came of a run, with all that was said of rows. */
export type Outcome = { report: MoveInReport; lines: Line[] }

export type MovingShop = {
  /** What its names and addresses have in them: all specs share one app. */
  number: number
  inSource: (statements: string) => Promise<void>
  /** Runs the move-in; by default all of it, and for real. */
  run: (settings?: RunSettings) => Promise<Outcome>
}

export type RunSettings = Partial<Pick<MoveInOptions, "what" | "mode" | "since">> & { map?: object; container?: MedusaContainer; open?: OpenSource }

export const openMagento: OpenSource = async ({ url }, settings) => {
  const connection = await connect({ url, table_prefix: settings.table_prefix, schemas: MAGENTO2_SCHEMAS })
  return { source: await openMagento2(connection, settings), close: connection.close }
}

/** SKUs of the source's products with their list prices. */
export const LISTED = [["SCREW-1", 10], ["SCREW-2", 10], ["NUT", 5], ["BOLT", 10], ["GUEST", 10], ["NO-PRICE", 20]] as const

export const makeMovingShop = async (server: MariaDb, shop: Shop): Promise<MovingShop> => {
  const number = testApp.nextNumber()
  const database = `moving_${number}`
  const inSource = (statements: string) => server.run(statements, database)
  const url = await server.createDatabase(database, magento2Shop({ edition: "commerce" }))
  await inSource(`UPDATE customer_group SET customer_group_code = CONCAT(customer_group_code, ' ${number}') WHERE customer_group_id > 0;
    UPDATE customer_entity SET email = CONCAT('m${number}-', email) WHERE email LIKE '%@%'`)
  const run = async ({ map = {}, container = testApp.container, open = openMagento, ...more }: RunSettings = {}): Promise<Outcome> => {
    const parsed = parseMapFile({ origin: `moving-${number}`, websites: { base: { currency_code: shop.currencyCode, regions: [shop.regionId] } }, customers: { create: true }, ...map })
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.refusals))
    const lines: Line[] = []
    const options: MoveInOptions = { from: "magento2", url, what: [...THINGS], map: parsed.value, table_prefix: "", since: null, mode: "apply", ...more }
    const { report } = await runMoveIn(container, options, { progress: () => undefined, remark: (line) => void lines.push(line) }, open, SHOP_AT)
    return { report, lines }
  }
  return { number, inSource, run }
}
