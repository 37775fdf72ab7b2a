/** The report of a run as a text to read. Pure. */
import type { MoveInExample, MoveInProof, MoveInReason, MoveInReport, MoveInThingReport } from "../../types/move-in"
import type { MoveInOptions } from "./options"

/** A run and what came of it. `id`: by which the shop remembers it. */
export type ReportedRun = Pick<MoveInOptions, "from" | "mode" | "what" | "since"> & { id: string; started_at: Date; ended_at: Date; report: MoveInReport }

/** Examples that a text shows of each reason; the other files have all. */
const SHOWN = 5

export const reportText = (run: ReportedRun): string =>
  [heading(run), summary(run.report.things), ...sections(run)]
    .filter((lines) => lines.length)
    .map((lines) => `${lines.join("\n")}\n`)
    .join("\n")

const heading = ({ mode, since, started_at, ended_at, report }: ReportedRun): string[] => [
  `Moving in from ${oneLine(report.source)}: ${mode === "apply" ? "applied" : "dry run, nothing was written"}`,
  `${started_at.toISOString()}, ${duration(ended_at.getTime() - started_at.getTime())}${since ? `, only what was changed since ${since.toISOString()}` : ""}`,
]

const COLUMNS = ["rows", "created", "changed", "removed", "left", "not movable", "noted"] as const

const summary = (things: MoveInThingReport[]): string[] => {
  const rows = things.map((thing) => [thing.thing, ...[thing.rows, thing.created, thing.changed, thing.removed, thing.left, countOf(thing.not_movable), countOf(thing.noted)].map(number)])
  return table([["", ...COLUMNS], ...rows])
}

const countOf = (reasons: MoveInReason[]): number => reasons.reduce((sum, { count }) => sum + count, 0)

const sections = ({ from, mode, report }: ReportedRun): string[][] => [
  reasons("Not movable", report.things, ({ not_movable }) => not_movable),
  reasons("Moved, but not as it stands in the source", report.things, ({ noted }) => noted),
  ...(["created", "changed", "removed"] as const).map((kind) => changes(kind, mode, report.things)),
  books(report),
  unmapped(from, report),
  report.proof ? proofText(report.proof) : [],
]

const reasons = (title: string, things: MoveInThingReport[], of: (thing: MoveInThingReport) => MoveInReason[]): string[] => {
  const lines = things.flatMap((thing) =>
    of(thing).flatMap(({ reason, count, figure, examples }) => [
      `  ${thing.thing}: ${reason}, ${number(count)}${figure === undefined ? "" : ` (${number(figure)} points)`}`,
      ...shown(examples, count),
    ])
  )
  return lines.length ? [title, ...lines] : []
}

const changes = (kind: "created" | "changed" | "removed", mode: MoveInOptions["mode"], things: MoveInThingReport[]): string[] => {
  const some = things.filter((thing) => thing[kind] > 0)
  const title = mode === "apply" ? kind[0].toUpperCase() + kind.slice(1) : `Would be ${kind}`
  return some.length ? [title, ...some.flatMap((thing) => [`  ${thing.thing}: ${number(thing[kind])}`, ...shown(thing.examples[kind], thing[kind])])] : []
}

const shown = (examples: MoveInExample[], count: number): string[] => {
  const first = examples.slice(0, SHOWN)
  const more = count - first.length
  return [...first.map(({ row, message }) => `    ${oneLine(row)}: ${oneLine(message)}`), ...(first.length && more > 0 ? [`    … and ${number(more)} more`] : [])]
}

const FORMS = { price_book: "price book", percentage_rule: "percentage rule" }

const books = ({ books: all }: MoveInReport): string[] =>
  all.length
    ? ["Price books and rules", ...table([["", "is a", "variants", "tiers", "id"], ...all.map(({ name, form, variants, tiers, rule_id }) => [oneLine(name), FORMS[form], number(variants), number(tiers), rule_id ?? ""])]).map((line) => `  ${line}`)]
    : []

/** With what has to stand in the map file; the currency is for the operator to say, and `???` is refused. */
const unmapped = (from: MoveInOptions["from"], { unmapped: all }: MoveInReport): string[] => {
  if (!all.length) return []
  const places = Object.fromEntries(all.map(({ name }) => [name, { currency_code: "???", regions: [] }]))
  const skeleton = JSON.stringify({ [from === "magento2" ? "websites" : "sales_channels"]: places }, null, 2)
  return [
    "Not in the map, so that nothing of it is moved",
    ...all.map(({ kind, name, rows }) => `  ${kind === "website" ? "website" : "sales channel"} ${oneLine(name)}: ${number(rows)} rows`),
    "  The map file would need, with its currency and regions in this shop:",
    ...skeleton.split("\n").map((line) => `  ${line}`),
  ]
}

const proofText = ({ tiers, points, prices, holds }: MoveInProof): string[] => [
  `Proof: ${holds ? "nothing differs" : "THIS SHOP DIFFERS FROM THE SOURCE"}`,
  ...(tiers ? [`  tiers: ${beside(tiers)}`, ...tiers.differences.map(({ book, ...both }) => `    ${oneLine(book)}: ${beside(both)}`)] : []),
  ...(points
    ? [`  points: ${beside(points)}, of ${number(points.customers)} customers ${number(points.different)} differ`, ...points.differences.map(({ customer, ...both }) => `    ${oneLine(customer)}: ${beside(both)}`)]
    : []),
  ...(prices
    ? [
        `  prices: ${number(prices.compared)} compared, ${number(prices.different)} differ`,
        ...prices.differences.map(
          ({ sku, customer_group, currency_code, quantity, source, shop, reason }) =>
            `    ${oneLine(sku)}, ${number(quantity)} pieces for ${oneLine(customer_group)}: ${source ?? "no price"} in the source, ${shop ?? "no price"} here, ${currency_code.toUpperCase()} (${reason})`
        ),
      ]
    : []),
]

const beside = ({ source, shop }: { source: number; shop: number }): string => `${number(source)} in the source, ${number(shop)} here`

/** Columns side by side, the first and texts to the left, figures to the right. */
const table = (rows: string[][]): string[] => {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)))
  const isFigure = rows[0].map((_, column) => rows.slice(1).every((row) => /^-?[\d,]+$/.test(row[column])))
  return rows.map((row) => row.map((cell, column) => (isFigure[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join("  ").trimEnd())
}

/** What a database holds must neither break a line nor steer a terminal. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ")

/** 1234567 is `1,234,567`. */
const number = (value: number): string => String(value).replaceAll(/\B(?=(\d{3})+(?!\d))/g, ",")

const duration = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
