/** The terminal that this process has. */
import type { Terminal } from "./move-in-command"

export const processTerminal = (): Terminal => ({
  env: { MOVE_IN_URL: process.env.MOVE_IN_URL },
  now: () => new Date(),
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
})
