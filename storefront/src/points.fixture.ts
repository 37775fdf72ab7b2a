import { act } from "@testing-library/react"
import type { PointsRequest } from "./fetch-points.ts"
import type { CartPoints, PointsEntry, PointsProgram, PointsWallet } from "./points.ts"

/** A programme in which 100 points are one euro. */
export const program: PointsProgram = {
  name_singular: "kestrel",
  name_plural: "kestrels",
  badge: { text: "Earn {points} {name}", colour: "#0f766e", places: ["product", "cart"] },
  guest_text: "Log in to earn {points} {name}",
  guests: "claim",
  terms: "First paragraph.\n\nSecond paragraph.",
  summary: [
    { code: "rate", text: "You earn 1 kestrel for each 1.00 of goods." },
    { code: "expiry", text: "Kestrels never expire." },
  ],
  redemption: { values: [{ currency_code: "eur", points: 100, amount: 1 }], minimum: 100, step: 1, maximum: null, pays_shipping: false },
}

/** A cart of a buyer with 5,000 points, of which 3,450 can be used; nothing is used yet. */
export function cartPoints(changes: Partial<CartPoints> = {}): CartPoints {
  return {
    account_id: "own",
    available: 5000,
    minimum: 100,
    maximum: 3450,
    step: 1,
    intent: null,
    applied: 0,
    value: 0,
    currency_code: "eur",
    rate: { points: 100, amount: 1 },
    reason: null,
    accounts: [{ id: "own", owner: { type: "customer", id: "cus_1", name: "Anna" }, available: 5000, may_redeem: true }],
    earns: { points: 34, account_id: "own", breakdown: [] },
    ...changes,
  }
}

/** The same cart with points used: 100 are worth one euro. */
export function withApplied(applied: number, changes: Partial<CartPoints> = {}): CartPoints {
  return cartPoints({ applied, intent: applied, value: applied / 100, ...changes })
}

export function wallet(changes: Partial<PointsWallet> = {}): PointsWallet {
  return {
    id: "own",
    owner: { type: "customer", id: "cus_1", name: "Anna" },
    available: 5000,
    pending: 0,
    expiring: [],
    value: 50,
    currency_code: "eur",
    may_redeem: true,
    ...changes,
  }
}

export function entry(changes: Partial<PointsEntry> = {}): PointsEntry {
  return {
    id: "entry_1",
    sequence: 1,
    type: "earn",
    points: 120,
    balance: 5120,
    created_at: "2026-11-20T10:00:00.000Z",
    order_id: "order_12",
    order_display_id: 12,
    reason: "Earned with order 12",
    reason_code: "order",
    corrects: null,
    ...changes,
  }
}

/** One request that waits for its answer. */
export interface Asked {
  path: string
  method: string
  body: unknown
  signal?: AbortSignal
  answer: (answer: unknown) => Promise<void>
  fail: (error: unknown) => Promise<void>
}

/** A shop that answers when the test says so. */
export function waitingShop() {
  const asked: Asked[] = []
  const source = (path: string, { method = "GET", body, signal }: PointsRequest) =>
    new Promise<unknown>((resolve, reject) => {
      asked.push({
        path,
        method,
        body,
        signal,
        answer: (answer) => act(async () => resolve(answer)),
        fail: (error) => act(async () => reject(error)),
      })
    })
  return { asked, source }
}
