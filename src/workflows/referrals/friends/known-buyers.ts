/**
 * Who has ordered before, also as a guest and with any spelling of the address. Medusa finds an order by its customer; by which mailbox
 * it was placed is kept in a table of ours, which is brought up to the last order before it is asked.
 */
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { emailDigest } from "../../../modules/referrals/domain/identity"
import type { BuyerOrder } from "../../../modules/referrals/service"
import { z } from "../../../shared/schema"
import { newId } from "../../../storage/ids"
import { referrals } from "../referrals"

const PAGE = 1000

/** So many orders are read while a buyer waits; a shop with more orders than that reads them in the job. */
const PAGES_OF_CLAIM = 2

/** An order shows when its transaction ends: those of the last minute are read once more. */
const OVERLAP_MS = 60_000

/** Nobody with more orders than this is new. */
const MOST_ORDERS = 100

const orderRow = z.object({ id: z.string(), email: z.string().nullish() })

/** `order_01JD…` of an instant: ids of orders sort by their time. */
const orderIdAt = (at: number): string => newId("order", Math.max(0, at)).slice(0, "order_".length + 10)

/**
 * Reads by whom the orders were placed that are not read yet.
 *
 * @param pages so many pages at most
 * @returns whether all are read
 */
export const readBuyers = async (container: MedusaContainer, pages: number, at: Date): Promise<boolean> => {
  const service = referrals(container)
  const overlap = orderIdAt(at.getTime() - OVERLAP_MS)
  const read_until = await service.buyersReadUntil()
  let after = read_until && read_until > overlap ? overlap : read_until
  for (let page = 0; page < pages; page++) {
    const orders = await ordersAfter(container, after)
    const last = orders[orders.length - 1]
    if (last) {
      await service.noteBuyers(orders.flatMap(buyerOf), last.id)
      after = last.id
    }
    if (orders.length < PAGE) {
      return true
    }
  }
  return false
}

const buyerOf = ({ id, email }: z.infer<typeof orderRow>): BuyerOrder[] => {
  const digest = emailDigest(email)
  return digest ? [{ digest, order_id: id }] : []
}

const ordersAfter = async (container: MedusaContainer, after: string): Promise<z.infer<typeof orderRow>[]> => {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "order", fields: ["id", "email"], filters: after ? { id: { $gt: after } } : {}, pagination: { take: PAGE, order: { id: "ASC" } } })
  return z.array(orderRow).parse(data)
}

/** Orders of a person that were placed before an instant and not cancelled; no more than a few are counted. */
export const countOrders = async (container: MedusaContainer, { customer_ids, emails }: { customer_ids: string[]; emails: string[] }, before: Date): Promise<number> => {
  const digests = [...new Set(emails.flatMap((email) => emailDigest(email) ?? []))]
  if (digests.length) {
    await readBuyers(container, PAGES_OF_CLAIM, new Date())
  }
  const by_mailbox = digests.length ? await referrals(container).ordersOfMailboxes(digests, MOST_ORDERS) : []
  const of_person = [...(customer_ids.length ? [{ customer_id: customer_ids }] : []), ...(by_mailbox.length ? [{ id: by_mailbox }] : [])]
  const { data } = of_person.length
    ? await container.resolve(ContainerRegistrationKeys.QUERY).graph({
        entity: "order",
        fields: ["id"],
        filters: { $or: of_person, canceled_at: null, is_draft_order: false, created_at: { $lt: before } },
        pagination: { take: MOST_ORDERS },
      })
    : { data: [] }
  return data.length
}
