import type { MedusaContainer } from "@medusajs/framework/types"
import { PURCHASES } from "../../modules/purchases/key"
import type { PurchasesService } from "../../modules/purchases/service"

/** What was paid for in these orders, by currency: in money, without tax and minus what is undone; free products count nowhere. One statement. */
export const paidNetOf = (container: MedusaContainer, order_ids: string[]): Promise<{ currency_code: string; net: string }[]> => container.resolve<PurchasesService>(PURCHASES).paidNetOf(order_ids)
