import { InjectManager, MedusaContext, MedusaService } from "@medusajs/framework/utils"
import type { Db } from "../../storage/sql"
import type { OrderStanding } from "./domain/orders-before"
import type { Purchase as PurchaseRow, PurchaseRecord, StoredPurchases } from "./domain/purchase"
import { Purchase } from "./models/purchase"
import { figuresByDay, paidNetOf, type PaidNet, type FiguresQuestion, type OwnerDay } from "./storage/owner-figures"
import { listPurchases, readRecord } from "./storage/read-purchases"
import { dueOrders, neverFollowedOf, noteFailure, raiseWatermark, readWatermark, unfollowedOf, type OrderChange } from "./storage/reconciliation"
import { cartsAroundTurn, forgetTurns, forgetTurnsBefore, giveTurnBack, standingsOf, takeTurn, type Turn } from "./storage/turns"
import { noteFollowed, writeRecord } from "./storage/write-purchases"

export type { Purchase as PurchaseRow, PurchaseRecord, StoredPurchases } from "./domain/purchase"
export type { Turn } from "./storage/turns"

/** Stores what was bought and how much of it is undone. It decides nothing: the kernel in `domain/` does. */
export class PurchasesService extends MedusaService({ Purchase }) {
  /** The purchases of these orders, in the order of their lines. */
  @InjectManager()
  async purchasesOfOrders(order_ids: string[], @MedusaContext() context: Db = {}): Promise<PurchaseRow[]> {
    return listPurchases(context, order_ids)
  }

  /** See {@link readRecord}. */
  @InjectManager()
  async readRecord(order_id: string, @MedusaContext() context: Db = {}): Promise<StoredPurchases> {
    return readRecord(context, order_id)
  }

  /** See {@link figuresByDay}. */
  @InjectManager()
  async figuresByDay(question: FiguresQuestion, @MedusaContext() context: Db = {}): Promise<OwnerDay[]> {
    return question.owners.length ? figuresByDay(context, question) : []
  }

  /** See {@link paidNetOf}. */
  @InjectManager()
  async paidNetOf(order_ids: string[], @MedusaContext() context: Db = {}): Promise<PaidNet[]> {
    return order_ids.length ? paidNetOf(context, order_ids) : []
  }

  /** See {@link writeRecord}. */
  @InjectManager()
  async writeRecord(record: PurchaseRecord, revision: number | null, read_at: Date, @MedusaContext() context: Db = {}): Promise<PurchaseRow[] | null> {
    return writeRecord(context, record, revision, read_at)
  }

  /** See {@link standingsOf}. */
  @InjectManager()
  async standingsOf(order_ids: string[], @MedusaContext() context: Db = {}): Promise<Map<string, OrderStanding>> {
    return standingsOf(context, order_ids)
  }

  /** See {@link takeTurn}. */
  @InjectManager()
  async takeTurn(customer_id: string, cart_id: string, @MedusaContext() context: Db = {}): Promise<Turn> {
    return takeTurn(context, customer_id, cart_id)
  }

  /** See {@link cartsAroundTurn}. */
  @InjectManager()
  async cartsAroundTurn(turn: Turn, since: Date, @MedusaContext() context: Db = {}): ReturnType<typeof cartsAroundTurn> {
    return cartsAroundTurn(context, turn, since)
  }

  /** See {@link giveTurnBack}. */
  @InjectManager()
  async giveTurnBack(turn: Turn, @MedusaContext() context: Db = {}): Promise<void> {
    await giveTurnBack(context, turn)
  }

  /** See {@link forgetTurnsBefore}. */
  @InjectManager()
  async forgetTurnsBefore(before: Date, limit: number, @MedusaContext() context: Db = {}): Promise<number> {
    return forgetTurnsBefore(context, before, limit)
  }

  /** See {@link forgetTurns}. */
  @InjectManager()
  async forgetTurns(customer_id: string, @MedusaContext() context: Db = {}): Promise<void> {
    await forgetTurns(context, customer_id)
  }

  /** See {@link noteFollowed}. */
  @InjectManager()
  async noteFollowed(order_id: string, read_at: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await noteFollowed(context, order_id, read_at)
  }

  /** See {@link noteFailure}. */
  @InjectManager()
  async noteFailure(order_id: string, error: string, now: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await noteFailure(context, order_id, error, now)
  }

  /** See {@link dueOrders}. */
  @InjectManager()
  async dueOrders(before: Date, now: Date, after: string, limit: number, @MedusaContext() context: Db = {}): Promise<string[]> {
    return dueOrders(context, before, now, after, limit)
  }

  /** See {@link unfollowedOf}. */
  @InjectManager()
  async unfollowedOf(changes: OrderChange[], now: Date, @MedusaContext() context: Db = {}): Promise<string[]> {
    return unfollowedOf(context, changes, now)
  }

  /** See {@link neverFollowedOf}. */
  @InjectManager()
  async neverFollowedOf(order_ids: string[], @MedusaContext() context: Db = {}): Promise<string[]> {
    return order_ids.length ? neverFollowedOf(context, order_ids) : []
  }

  /** See {@link readWatermark}. */
  @InjectManager()
  async readWatermark(source: string, @MedusaContext() context: Db = {}): Promise<Date | null> {
    return readWatermark(context, source)
  }

  /** See {@link raiseWatermark}. */
  @InjectManager()
  async raiseWatermark(source: string, seen_until: Date, @MedusaContext() context: Db = {}): Promise<void> {
    await raiseWatermark(context, source, seen_until)
  }
}
