/**
 * What a points account should hold, told point by point and without a line of the ledger's code: no draws, no entries,
 * no database. Expired points go at the instant at which they end.
 */

export type Policy = "allow_negative" | "clamp_and_record" | "withhold"

export type Terms = {
  policy: Policy
  expiry: { type: "never" } | { type: "days_after_grant"; days: number } | { type: "days_without_activity"; days: number } | { type: "end_of_year" }
  holding_days: number
  grace_days: number
}

const DAY = 86_400_000

type ModelLot = {
  order: string | null
  granted: number
  matures: number
  /** Infinity: never; null: with the account's inactivity. */
  ends: number | null
  open: number
  expired: number
  /** Of those expired, what a clawback has asked for. */
  asked: number
  owed: number
  missing: number
}

type ModelRedemption = { parts: { lot: ModelLot; points: number }[] }

export type ModelOrder = { id: string; earned: number; redeemed: number; undone: number; clawed: number; restored: number; redemption: ModelRedemption | null }

export class PointsModel {
  /** In years to come: the shop's own jobs sweep what has ended until today. */
  now = Date.UTC(2036, 0, 1, 12)
  orders: ModelOrder[] = []
  private lots: ModelLot[] = []
  private activityEnds: number | null = null

  constructor(readonly terms: Terms) {}

  get available(): number {
    return count(this.spendable(), "open") - this.deficit
  }

  get pending(): number {
    return count(this.lots.filter(({ matures }) => matures > this.now), "open")
  }

  get deficit(): number {
    return count(this.lots, "owed")
  }

  /** When what is granted or redeemed now ends points by inactivity. */
  get activity(): number | null {
    return this.terms.expiry.type === "days_without_activity" ? this.now + this.terms.expiry.days * DAY : null
  }

  /** When points that are granted now mature and end. */
  get grant(): { matures: number; ends: number | null } {
    const { expiry, holding_days } = this.terms
    const matures = this.now + holding_days * DAY
    switch (expiry.type) {
      case "never":
        return { matures, ends: Infinity }
      case "days_after_grant":
        return { matures, ends: this.now + expiry.days * DAY }
      case "end_of_year":
        return { matures, ends: Date.UTC(new Date(this.now).getUTCFullYear() + 1, 0, 1) }
      case "days_without_activity":
        return { matures, ends: null }
    }
  }

  pass(milliseconds: number): void {
    this.now += milliseconds
    if (this.activityEnds !== null && this.activityEnds <= this.now) {
      const ended = this.activityEnds
      this.lots.filter(({ ends }) => ends === null).forEach((lot) => (lot.ends = ended))
      this.activityEnds = null
    }
    this.lots.filter((lot) => this.hasEnded(lot)).forEach(expireAll)
  }

  earn(points: number, { matures, ends } = this.grant, order: string | null = null, isActivity = true): void {
    const lot: ModelLot = { order, granted: this.now, matures, ends, open: 0, expired: 0, asked: 0, owed: 0, missing: 0 }
    each(points, () => {
      const owing = this.lots.find(({ owed }) => owed > 0)
      if (owing) owing.owed -= 1
      else lot.open += 1
    })
    this.lots.push(lot)
    if (isActivity) this.beActive()
    if (this.hasEnded(lot)) expireAll(lot)
  }

  /** @param mayOwe an order shows it already */
  redeem(points: number, mayOwe = false, isActivity = true): ModelRedemption {
    const redemption: ModelRedemption = { parts: [] }
    const owed: ModelLot = { order: null, granted: this.now, matures: this.now, ends: Infinity, open: 0, expired: 0, asked: 0, owed: 0, missing: 0 }
    each(points, () => {
      const [lot] = this.spendable().sort((a, b) => this.endOf(a) - this.endOf(b) || a.granted - b.granted)
      if (lot) lot.open -= 1
      else if (mayOwe) owed.owed += 1
      else throw new Error("the model has no such points")
      const from = lot ?? owed
      const part = redemption.parts.find((known) => known.lot === from)
      if (part) part.points += 1
      else redemption.parts.push({ lot: from, points: 1 })
    })
    if (owed.owed) this.lots.push(owed)
    if (isActivity) this.beActive()
    return redemption
  }

  clawBack(points: number, order: string): void {
    const own = this.lots.filter((lot) => lot.order === order)
    const others = () => this.lots.filter((lot) => !own.includes(lot) && lot.open > 0).sort((a, b) => this.endOf(a) - this.endOf(b) || a.granted - b.granted)
    each(points, () => {
      const open = own.find((lot) => lot.open > 0)
      const gone = own.find((lot) => lot.expired > lot.asked)
      const [other] = others()
      if (open) open.open -= 1
      else if (gone) gone.asked += 1
      else if (other) other.open -= 1
      else if (this.terms.policy === "allow_negative") own[0].owed += 1
      else own[0].missing += 1
    })
  }

  restore(points: number, { parts }: ModelRedemption): void {
    const back: { lot: ModelLot; points: number }[] = []
    each(points, () => {
      const latest = [...parts].reverse()
      const given = (lot: ModelLot) => back.find((known) => known.lot === lot)?.points ?? 0
      const part = latest.find(({ lot, points: left }) => left > 0 && given(lot) < lot.missing) ?? latest.find(({ points: left }) => left > 0)
      if (!part) throw new Error("the model has nothing to give back")
      part.points -= 1
      const known = back.find(({ lot }) => lot === part.lot)
      if (known) known.points += 1
      else back.push({ lot: part.lot, points: 1 })
    })
    this.comeBack(back.sort((a, b) => parts.findIndex(({ lot }) => lot === b.lot) - parts.findIndex(({ lot }) => lot === a.lot)))
  }

  private comeBack(back: { lot: ModelLot; points: number }[]): void {
    const grace = this.now + this.terms.grace_days * DAY
    const left = back.map(({ lot, points }) => {
      const own = Math.min(points, lot.missing + lot.owed)
      const missing = Math.min(own, lot.missing)
      lot.missing -= missing
      lot.owed -= own - missing
      return { lot, points: points - own }
    })
    let reborn = 0
    left.forEach(({ lot, points }) =>
      each(points, () => {
        const isGone = this.hasEnded(lot)
        const owing = this.lots.find(({ owed }) => owed > 0)
        if (isGone && grace <= this.now) lot.expired += 1
        else if (owing) owing.owed -= 1
        else if (isGone) reborn += 1
        else lot.open += 1
      })
    )
    if (reborn) this.lots.push({ order: null, granted: this.now, matures: this.now, ends: grace, open: reborn, expired: 0, asked: 0, owed: 0, missing: 0 })
  }

  /** So many per cent of an order are undone now: what is left keeps its points rounded down, in whole all comes back. */
  undo(order: ModelOrder, undone: number): void {
    order.undone = Math.max(order.undone, undone)
    const clawed = order.earned - Math.floor((order.earned * (100 - order.undone)) / 100)
    const restored = Math.floor((order.redeemed * order.undone) / 100)
    this.clawBack(clawed - order.clawed, order.id)
    if (order.redemption) this.restore(restored - order.restored, order.redemption)
    Object.assign(order, { clawed, restored })
  }

  private beActive(): void {
    this.activityEnds = this.activity ?? this.activityEnds
  }

  private spendable(): ModelLot[] {
    return this.lots.filter(({ open, matures }) => open > 0 && matures <= this.now)
  }

  private endOf({ ends }: ModelLot): number {
    return ends ?? this.activityEnds ?? Infinity
  }

  private hasEnded(lot: ModelLot): boolean {
    return this.endOf(lot) <= this.now
  }
}

const each = (points: number, work: () => void): void => {
  for (let done = 0; done < points; done++) work()
}

const count = (lots: ModelLot[], figure: "open" | "owed"): number => lots.reduce((sum, lot) => sum + lot[figure], 0)

const expireAll = (lot: ModelLot): void => {
  lot.expired += lot.open
  lot.open = 0
}
