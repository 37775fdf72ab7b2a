/**
 * What an order owes the ledger now: a pure function of what it earned and redeemed per line and of
 * how much of each line is undone. Only the difference to what was posted before is posted, so any
 * order and repetition of events ends at the same figures.
 */
import { ceilDivide, dividedBy, floorDivide, isLess, minus, roundHalfUp, times, toNumber, zero, type Amount } from "../../../shared/money"
import type { ProgramSettings } from "./program"

/** A line of an order as points see it. */
export type SettledLine = {
  line_id: string
  /** Points that it earned when the order was placed. */
  earned: number
  /** Points that paid for it. */
  redeemed: number
  /** How much of it is undone: `undone / original`, from 0 to 1. */
  undone: Amount
  original: Amount
  /** What an edit has left of what points paid, and what it would be in proportion to the line; null as long as none was edited. */
  standing?: { value: Amount; kept: Amount } | null
}

export type SettlementInput = {
  lines: SettledLine[]
  /** The earn event has come. */
  is_due: boolean
  /** Grants less clawbacks that were posted for this order. */
  posted: number
  /** Points of the redemption that have come back. */
  restored: number
  rounding: ProgramSettings["earning"]["rounding"]
}

export type Settlement = {
  /** To be granted now. */
  grant: number
  /** To be taken back now. */
  clawback: number
  /** To be given back of the redemption now. */
  restore: number
  /** What of each line is taken back and given back in all. */
  lines: { line_id: string; clawed: number; restored: number }[]
}

/**
 * What is left of a line keeps the points that it would earn for itself, rounded as the programme
 * rounds: of 1 point for 2 pieces, one piece keeps none (down), so that buying and returning gains
 * nothing. Redeemed points come back rounded down, in whole when all is undone.
 *
 * 10 points for 3 pieces that come back one by one: 4, 3 and 3 are taken back (down: 6, 3 and 0 stay).
 */
export const settlementOf = ({ lines, is_due, posted, restored, rounding }: SettlementInput): Settlement => {
  const targets = lines.map((line) => ({ line_id: line.line_id, clawed: line.earned - kept(line, rounding), restored: comesBack(line) }))
  const kept_in_all = is_due ? sum(lines.map(({ earned }) => earned)) - sum(targets.map(({ clawed }) => clawed)) : 0
  const back_in_all = sum(targets.map((target) => target.restored))
  return {
    grant: Math.max(0, kept_in_all - posted),
    clawback: Math.max(0, posted - kept_in_all),
    restore: Math.max(0, back_in_all - restored),
    lines: targets,
  }
}

const kept = ({ earned, undone, original }: SettledLine, rounding: SettlementInput["rounding"]): number => {
  // Nothing is undone of a line that cost nothing, either.
  if (!isLess(zero, undone)) {
    return earned
  }
  const remaining = minus(original, undone)
  if (!isLess(zero, remaining)) {
    return 0
  }
  const share = times(remaining, earned)
  switch (rounding) {
    case "down":
      return floorDivide(share, original)
    case "up":
      return ceilDivide(share, original)
    case "nearest":
      return toNumber(roundHalfUp(dividedBy(share, original), 0))
  }
}

const comesBack = ({ redeemed, undone, original, standing }: SettledLine): number => {
  if (isLess(zero, undone) && !isLess(undone, original)) {
    return redeemed
  }
  if (standing && isLess(zero, original)) {
    return backAfterEdit(redeemed, standing, undone, original)
  }
  return isLess(zero, undone) ? floorDivide(times(undone, redeemed), original) : 0
}

/** Decimals that a quotient of amounts is exact to, and a point is never missed by. */
const EXACT_DECIMALS = 9

/** What of the line stands is paid by points as far as the edit left it; the rest comes back. */
const backAfterEdit = (redeemed: number, { value, kept }: { value: Amount; kept: Amount }, undone: Amount, original: Amount): number => {
  if (kept.isZero()) {
    return redeemed
  }
  const pays = dividedBy(times(times(value, redeemed), minus(original, undone)), times(kept, original))
  return Math.max(0, redeemed - ceilDivide(roundHalfUp(pays, EXACT_DECIMALS), 1))
}

const sum = (numbers: number[]): number => numbers.reduce((all, number) => all + number, 0)
