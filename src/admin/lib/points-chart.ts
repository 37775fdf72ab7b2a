/** What one bar is made of, from the axis outwards: up where positive, down where negative. */
export type Bar = { label: string; values: number[] }

/** One coloured part of a bar, between two values of the axis. */
export type Segment = { series: number; from: number; to: number }

/** The parts of each bar, stacked on both sides of zero. */
export const stack = (values: number[]): Segment[] => {
  let up = 0
  let down = 0
  return values.flatMap((value, series): Segment[] => {
    if (value === 0) {
      return []
    }
    const from = value > 0 ? up : down
    const to = from + value
    if (value > 0) {
      up = to
    } else {
      down = to
    }
    return [{ series, from, to }]
  })
}

/** The parts of each bar side by side, each from zero: for figures that are no parts of one sum. */
export const beside = (values: number[]): Segment[] => values.flatMap((value, series) => (value === 0 ? [] : [{ series, from: 0, to: value }]))

/** The lowest and the highest value that the bars reach; zero is always among them. */
export const reach = (bars: Bar[], layout = stack): { least: number; most: number } => {
  const ends = bars.flatMap(({ values }) => layout(values).map(({ to }) => to))
  return { least: Math.min(0, ...ends), most: Math.max(0, ...ends) }
}

/**
 * Round values for the lines of the axis, from below the least to above the most, about `count` of them.
 *
 * @example ticks(0, 870, 4) // [0, 250, 500, 750, 1000]
 */
export const ticks = (least: number, most: number, count: number): number[] => {
  const step = roundStep(Math.max(1, (most - least) / count))
  const first = Math.floor(least / step)
  const last = Math.max(first + 1, Math.ceil(most / step))
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}

/** The next of 1, 2, 2.5, 5 and 10 times a power of ten; whole, because points are. */
const roundStep = (least: number): number => {
  const power = 10 ** Math.floor(Math.log10(least))
  const factor = [1, 2, 2.5, 5, 10].find((candidate) => candidate * power >= least && Number.isInteger(candidate * power))
  return (factor ?? 10) * power
}

/** Every how many bars one is labelled, so that labels of this width do not touch. */
export const labelEvery = (bars: number, width: number, labelWidth: number): number => Math.max(1, Math.ceil((bars * labelWidth) / Math.max(1, width)))
