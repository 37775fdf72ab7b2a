/** Splits what is written on a command line into words and options. */
import { parseArgs } from "node:util"
import { MOVE_IN_OPTIONS, type CommandLine } from "../move-in/domain/arguments"

/** Node's own refusals repeat what was written, which may be a URL with its password: so it checks nothing here. */
export const readCommandLine = (args: string[]): CommandLine => {
  const options = Object.fromEntries(Object.entries(MOVE_IN_OPTIONS).map(([name, { value }]) => [name, { type: value === null ? ("boolean" as const) : ("string" as const) }]))
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
  return {
    words: tokens.flatMap((token) => (token.kind === "positional" ? [token.value] : [])),
    options: tokens.flatMap((token) => (token.kind === "option" ? [{ name: token.name, value: token.value ?? null }] : [])),
  }
}
