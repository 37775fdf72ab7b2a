import type { ExecArgs } from "@medusajs/framework/types"
import { FAILED, moveInCommand } from "../cli/move-in-command"
import { processTerminal } from "../cli/process-terminal"
import { openSource } from "../move-in/open-source"
import { runMoveIn } from "../workflows/move-in/run-move-in"

const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * What `npx medusa-b2b-loyalty move-in` runs in the app. It ends with the exit code of the command: 0 done, 1 failed,
 * 2 what was moved is not what the source says.
 */
export default async function moveIn({ container, args }: ExecArgs): Promise<void> {
  const terminal = processTerminal()
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.once(signal, () => {
      terminal.err("\nmedusa-b2b-loyalty: interrupted; what has been moved stays, the same command goes on from there\n")
      process.exit(code)
    })
  }
  // A failure that nobody expected must not look like a success.
  process.exitCode = FAILED
  process.exitCode = await moveInCommand(args, terminal, (options, listener) => runMoveIn(container, options, listener, openSource))
}
