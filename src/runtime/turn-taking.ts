import { setImmediate } from "node:timers/promises"
import { getHeapStatistics, setFlagsFromString } from "node:v8"
import { runInNewContext } from "node:vm"

/** Milliseconds of work after which other requests get their turn. */
const TURN = 10

/** Bytes that the heap may grow before its garbage is collected. */
const GROWTH = 32 * 1024 * 1024

/**
 * For long work in this process: awaited often, it lets others in whenever a turn is over, and keeps
 * the heap from growing with what the work has thrown away. V8 would let it: for a process that
 * holds 250 MB, some hundred MB of garbage are not worth a collection yet, and a server for which
 * they are too much is stopped by its system, not by V8.
 */
export const turnTaking = (): (() => Promise<void>) => {
  let started = performance.now()
  let heap = usedHeap()
  return async () => {
    if (performance.now() - started <= TURN) {
      return
    }
    heap = Math.min(heap, usedHeap())
    if (usedHeap() - heap > GROWTH) {
      collectGarbage()
      heap = usedHeap()
    }
    await setImmediate()
    started = performance.now()
  }
}

const usedHeap = (): number => getHeapStatistics().used_heap_size

let collector: (() => void) | undefined

const collectGarbage = (): void => {
  collector ??= findCollector()
  collector()
}

/** V8's own function, which Node shows only to code made after this flag is set. */
const findCollector = (): (() => void) => {
  setFlagsFromString("--expose-gc")
  const found: unknown = runInNewContext("globalThis.gc")
  setFlagsFromString("--no-expose-gc")
  return typeof found === "function" ? () => void found() : () => undefined
}
