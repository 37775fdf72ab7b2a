import { fillLabel } from "./labels.ts"
import { defaultPointsLabels, type PointsLabels } from "./points-labels.ts"
import { pointsName, type PointsProgram } from "./points.ts"

/** What points are called. */
export type PointsNames = Pick<PointsProgram, "name_singular" | "name_plural">

/** The words of a component, filled in with numbers and the name of the points. */
export interface PointsWords {
  labels: PointsLabels
  number: (points: number) => string
  /** What this many points are called. */
  name: (points: number) => string
  /** A label with `{points}` and `{name}` of this many points, and whatever else it names. A sentence begins with a capital. */
  say: (label: string, points?: number, more?: Record<string, string>) => string
}

/** Puts together labels, locale and names; the labels' own names stand in while the programme is not known. */
export function pointsWords(
  given: Partial<PointsLabels> | undefined,
  program: PointsNames | null | undefined,
  locale = "en"
): PointsWords {
  const labels = {
    ...defaultPointsLabels,
    ...given,
    reasons: { ...defaultPointsLabels.reasons, ...given?.reasons },
    claimReasons: { ...defaultPointsLabels.claimReasons, ...given?.claimReasons },
    entryReasons: { ...defaultPointsLabels.entryReasons, ...given?.entryReasons },
    terms: { ...defaultPointsLabels.terms, ...given?.terms },
    entryTypes: { ...defaultPointsLabels.entryTypes, ...given?.entryTypes },
    orderPoints: { ...defaultPointsLabels.orderPoints, ...given?.orderPoints },
  }
  const names = program ?? { name_singular: labels.nameSingular, name_plural: labels.namePlural }
  const format = new Intl.NumberFormat(locale)
  const number = (points: number) => format.format(points)
  return {
    labels,
    number,
    name: (points) => pointsName(names, points),
    say: (label, points, more = {}) => {
      const values: Record<string, string> = { name: pointsName(names, points ?? 2), ...more }
      const filled = fillLabel(label, points === undefined ? values : { points: number(points), ...values })
      return label.startsWith("{name}") ? filled.charAt(0).toLocaleUpperCase(locale) + filled.slice(1) : filled
    },
  }
}
