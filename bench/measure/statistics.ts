/** Medians and how sure one can be of them. Pure. */

/** Of paired samples: what the one takes in terms of the other, with the interval that holds it in 95 of 100 cases. */
export type Comparison = {
  /** Ratio of the medians. */
  ratio: number
  ratioInterval: [low: number, high: number]
  /** Difference of the medians, in the unit of the samples. */
  difference: number
  differenceInterval: [low: number, high: number]
}

export const median = (values: readonly number[]): number => {
  const sorted = Float64Array.from(values).sort()
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

const RESAMPLES = 2_000

/**
 * Compares pairs that were measured one right after the other. The interval comes from resampling the pairs (bootstrap,
 * percentiles 2.5 and 97.5): what slows the machine down for a while slows both halves of a pair.
 *
 * @param ours as many samples as `theirs`: the n-th of both are a pair
 */
export const compare = (ours: readonly number[], theirs: readonly number[]): Comparison => {
  if (ours.length !== theirs.length || ours.length === 0) throw new Error("samples come in pairs")
  const random = sequence()
  const ratios: number[] = []
  const differences: number[] = []
  for (let round = 0; round < RESAMPLES; round++) {
    const chosen = ours.map(() => Math.floor(random() * ours.length))
    const [a, b] = [median(chosen.map((index) => ours[index])), median(chosen.map((index) => theirs[index]))]
    ratios.push(a / b)
    differences.push(a - b)
  }
  const [a, b] = [median(ours), median(theirs)]
  return { ratio: a / b, ratioInterval: interval(ratios), difference: a - b, differenceInterval: interval(differences) }
}

const interval = (values: number[]): [number, number] => {
  const sorted = Float64Array.from(values).sort()
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]
  return [at(0.025), at(0.975)]
}

/** The same numbers in each run (mulberry32), so that the interval of given samples is always the same. */
const sequence = (): (() => number) => {
  let state = 20_261_122
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
