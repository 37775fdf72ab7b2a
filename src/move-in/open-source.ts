/** Opens the source that an operator names. Only the command loads this: with it come TypeORM and its driver. */
import { connect } from "./connect"
import type { OpenSource } from "./source"
import { MAGENTO2_SCHEMAS, openMagento2 } from "./magento2"
import { openShopware6, SHOPWARE6_SCHEMAS } from "./shopware6"

const SYSTEMS = {
  magento2: { schemas: MAGENTO2_SCHEMAS, open: openMagento2 },
  shopware6: { schemas: SHOPWARE6_SCHEMAS, open: openShopware6 },
}

/** @throws MoveInFailure */
export const openSource: OpenSource = async ({ from, url }, settings) => {
  const { schemas, open } = SYSTEMS[from]
  const connection = await connect({ url, table_prefix: settings.table_prefix, schemas })
  try {
    return { source: await open(connection, settings), close: connection.close }
  } catch (error) {
    await connection.close()
    throw error
  }
}
