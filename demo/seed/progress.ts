/**
 * How a script that runs inside Medusa talks to the start script: over the channel between the two processes, or as
 * text when it was started by hand.
 */

/** Says how far a long step is; `total` 0 means that it is one act. */
export function reportProgress(step: string, done = 0, total = 0): void {
  if (process.send) process.send({ kind: "progress", step, done, total })
  else console.log(total ? `${step} ${done}/${total}` : step)
}

/** Hands the result of the script to whoever started it; resolves when it was sent. */
export async function reportResult(result: unknown): Promise<void> {
  if (!process.send) {
    console.log(JSON.stringify(result, null, 2))
    return
  }
  await new Promise<void>((resolve, reject) => {
    process.send?.({ kind: "result", result }, undefined, undefined, (error) => (error ? reject(error) : resolve()))
  })
}
