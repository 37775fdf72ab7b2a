#!/usr/bin/env node
/** The command `medusa-b2b-loyalty`. It boots the Medusa app of the folder that it is called in. */
import path from "node:path"
import { asksForHelp, moveInHelp } from "../move-in/domain/arguments"
import { readCommandLine } from "./command-line"
import { findMedusaApp } from "./medusa-app"
import { argumentsOf, DONE, FAILED } from "./move-in-command"
import { processTerminal } from "./process-terminal"

/** Beside this file, in the same language. */
const SCRIPT = path.join(__dirname, "..", "scripts", `move-in${path.extname(__filename)}`)

const main = async ([command, ...args]: string[]): Promise<number> => {
  const terminal = processTerminal()
  const isKnown = command === "move-in"
  if (asksForHelp(readCommandLine(isKnown ? args : [command ?? "--help"]))) {
    terminal.out(moveInHelp())
    return DONE
  }
  if (!isKnown) {
    terminal.err("medusa-b2b-loyalty: there is one command, move-in; --help shows how\n")
    return FAILED
  }
  const app = findMedusaApp(process.cwd())
  if (!app) {
    terminal.err(`medusa-b2b-loyalty: there is no Medusa app in ${process.cwd()}: call it where medusa-config.ts is, with its packages installed\n`)
    return FAILED
  }
  app.prepare()
  // Before a boot that takes its time. The script reads them again: it can be run by itself.
  if (!argumentsOf(args, terminal)) {
    return FAILED
  }
  process.env.LOG_LEVEL ||= "warn"
  await app.exec(SCRIPT, args)
  return Number(process.exitCode ?? DONE)
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
