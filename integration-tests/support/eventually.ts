/** What a read answers as soon as it answers anything; fails after five seconds. */
export const eventually = async <T>(read: () => Promise<T | undefined>): Promise<T> => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const found = await read()
    if (found !== undefined) return found
    await pause(50)
  }
  throw new Error("It did not happen")
}

/** Waits that long. */
export const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds))
