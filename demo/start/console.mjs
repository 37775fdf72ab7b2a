/** What the start script shows: one line a step, with its progress while it runs and its time when it is done. */

const tty = process.stdout.isTTY === true

/** @param {number} since */
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/**
 * Shows a step while it runs.
 * @template T
 * @param {string} title
 * @param {(progress: (text: string) => void) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(title, run) {
  const started = Date.now()
  let text = ""
  let shown = ""
  let printed = 0
  const draw = () => {
    const line = `  · ${title}${text ? `: ${text}` : " …"} (${seconds(started)})`
    if (tty) process.stdout.write(`\r\x1b[2K${line.slice(0, (process.stdout.columns ?? 100) - 1)}`)
  }
  const tell = (/** @type {string} */ next) => {
    text = next
    // A log file gets a line now and then, not one for each batch.
    if (!tty && text !== shown && Date.now() - printed > 3000) {
      console.log(`  · ${title}: ${text} (${seconds(started)})`)
      printed = Date.now()
      shown = text
    }
  }
  const timer = setInterval(draw, 250)
  if (tty) draw()
  else console.log(`  · ${title} …`)
  try {
    const result = await run(tell)
    if (tty) process.stdout.write("\r\x1b[2K")
    console.log(`  ✓ ${title} (${seconds(started)})`)
    return result
  } catch (error) {
    if (tty) process.stdout.write("\r\x1b[2K")
    console.log(`  ✗ ${title} (${seconds(started)})`)
    throw error
  } finally {
    clearInterval(timer)
  }
}

/**
 * A table with columns as wide as their content.
 * @param {string[]} head
 * @param {string[][]} rows
 */
export function table(head, rows) {
  const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)))
  const line = (/** @type {string[]} */ cells) => `  ${cells.map((cell, i) => cell.padEnd(widths[i])).join("   ")}`.trimEnd()
  return [line(head), line(widths.map((width) => "─".repeat(width))), ...rows.map(line)].join("\n")
}
