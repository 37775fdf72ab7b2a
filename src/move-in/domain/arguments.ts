/** What is written behind `medusa-b2b-loyalty move-in`. No refusal repeats a word that could hold a password. Pure. */
import { accepted, refused, refusalsOf, type Parsed, type Refusal } from "../../shared/refusal"
import { parseInput, z } from "../../shared/schema"
import { instantOf } from "./instant"
import type { MoveInOptions } from "./options"
import { THINGS, type Thing } from "./records"
import { parseSourceUrl } from "./source-url"
import { isTablePrefix } from "./table-prefix"

/** `words`: what stands there without a name; `value` null: none was given. */
export type CommandLine = { words: string[]; options: { name: string; value: string | null }[] }

/** `map_file` null: there is none. `reports`: the folder of the report files. */
export type MoveInArguments = Omit<MoveInOptions, "map"> & { map_file: string | null; create_customers: boolean; reports: string }

type Option = { value: string | null; help: string }

/** By name; `value` null: it is a switch. */
export const MOVE_IN_OPTIONS: Readonly<Record<string, Option>> = {
  from: { value: "magento2|shopware6", help: "the shop system that is moved from" },
  url: { value: "mysql://user:password@host:port/database", help: "its database; better in the environment as MOVE_IN_URL" },
  what: { value: THINGS.join(","), help: "what is moved; all by default" },
  map: { value: "FILE", help: "a JSON file that says what the names of the source are in this shop" },
  "table-prefix": { value: "p_", help: "of the tables of the source" },
  since: { value: "2026-11-01", help: "only customers and points that were changed since" },
  "create-customers": { value: null, help: "create customers that this shop does not have" },
  reports: { value: "DIR", help: "where the report files go; move-in-reports by default" },
  "dry-run": { value: null, help: "say what would become" },
  apply: { value: null, help: "do it" },
  help: { value: null, help: "show this" },
}

const things = z.string().transform((text, context): Thing[] => {
  const names = text.split(",").map((name) => name.trim())
  if (!names.every((name) => THINGS.some((thing) => thing === name))) {
    context.addIssue({ code: "custom", message: `must be some of ${THINGS.join(",")}`, params: { reason: "invalid_value" } })
  }
  return THINGS.filter((thing) => names.includes(thing))
})

const time = z.string().transform((text, context): Date => {
  const instant = instantOf(text)
  if (!instant) {
    context.addIssue({ code: "custom", message: "must be a day or a time such as 2026-11-01 or 2026-11-01T08:00:00Z", params: { reason: "not_a_time" } })
  }
  return instant ?? new Date(0)
})

const given = z.object({
  from: z.enum(["magento2", "shopware6"]),
  what: things.default([...THINGS]),
  map: z.string().min(1).nullable().default(null),
  "table-prefix": z.string().refine(isTablePrefix, { message: "must be of letters, digits and underscores, as p_", params: { reason: "invalid_value" } }).default(""),
  since: time.nullable().default(null),
  reports: z.string().min(1).default("move-in-reports"),
})

/** Whether help is asked for: before anything is checked. */
export const asksForHelp = ({ words, options }: CommandLine): boolean => options.some(({ name }) => name === "help") || (words.length === 0 && options.length === 0)

/** @param url of the environment, for an option that is not given @returns what is asked for, or every refusal with the option that it is of */
export const parseMoveInArguments = ({ words, options }: CommandLine, url: string | undefined): Parsed<MoveInArguments> => {
  const values = Object.fromEntries(options.map(({ name, value }) => [name, value]))
  const parsed = parseInput(given, Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)))
  const address = parseSourceUrl(values.url ?? url ?? "")
  const refusals = [
    ...(words.length ? [wrong("", "unknown_argument", "there is a word without an option before it")] : []),
    ...writtenWrong(options),
    ...("dry-run" in values === "apply" in values ? [wrong("--dry-run", "one_mode", "either --dry-run or --apply must be given")] : []),
    ...(address.ok ? [] : address.refusals.map(({ message }) => wrong("--url", "invalid_arguments", values.url ?? url ? message : "must be given, or MOVE_IN_URL be set"))),
    ...(parsed.success ? [] : refusalsOf(parsed.error.issues).map((refusal) => ({ ...refusal, path: `--${refusal.path}` }))),
  ]
  if (!parsed.success || refusals.length) {
    return refused(oneOfEach(refusals))
  }
  const { from, what, map, since, reports, "table-prefix": table_prefix } = parsed.data
  return accepted({ from, url: values.url ?? url ?? "", what, map_file: map, table_prefix, since, reports, create_customers: "create-customers" in values, mode: "apply" in values ? "apply" : "dry_run" })
}

const wrong = (path: string, reason: string, message: string): Refusal => ({ path, reason, message })

/** Options that are unknown, without their value, with one too many, or given twice. */
const writtenWrong = (options: CommandLine["options"]): Refusal[] =>
  options.flatMap(({ name, value }, index) => {
    const option = Object.hasOwn(MOVE_IN_OPTIONS, name) ? MOVE_IN_OPTIONS[name] : undefined
    const path = `--${name}`
    if (!option) {
      return [wrong(path, "unknown_option", "is no option; --help names them all")]
    }
    if (option.value === null && value !== null) {
      return [wrong(path, "unexpected_value", "takes no value")]
    }
    if (option.value !== null && (value === null || value.startsWith("--"))) {
      return [wrong(path, "missing_value", `must be followed by ${option.value}`)]
    }
    return options.findIndex((other) => other.name === name) < index ? [wrong(path, "given_twice", "must be given once")] : []
  })

/** The first refusal of an option says enough. */
const oneOfEach = (refusals: Refusal[]): Refusal[] => refusals.filter(({ path }, index) => refusals.findIndex((other) => other.path === path) === index)

/** What `--help` shows. */
export const moveInHelp = (): string => {
  const rows = Object.entries(MOVE_IN_OPTIONS).map(([name, { value, help }]) => ({ left: `--${name}${value ? ` ${value}` : ""}`, help }))
  const width = Math.max(...rows.map(({ left }) => left.length))
  return [
    "medusa-b2b-loyalty move-in --from magento2|shopware6 [options] --dry-run|--apply",
    "",
    "Brings groups, customers, tier prices, points and referral codes of another shop system into this one.",
    "Run it in the folder of the Medusa app. It only reads the source, and can be repeated.",
    "",
    ...rows.map(({ left, help }) => `  ${left.padEnd(width)}  ${help}`),
    "",
    "It ends with 0, with 1 where it could not go on, and with 2 where the proof found a difference.",
    "",
  ].join("\n")
}
