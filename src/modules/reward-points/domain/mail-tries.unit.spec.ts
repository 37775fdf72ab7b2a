import { MAIL_TRIES, MAIL_WINDOW, nextMailTry } from "./mail-tries"

describe("an e-mail that could not be sent", () => {
  const first = new Date("2026-11-28T10:00:00.000Z")

  it.each([
    [1, "2026-11-28T10:05:00.000Z"],
    [2, "2026-11-28T10:30:00.000Z"],
    [3, "2026-11-28T13:00:00.000Z"],
    [4, "2026-11-28T22:00:00.000Z"],
  ])("is tried again after %i tries at %s, when the last was at ten", (tries, due) => {
    expect(nextMailTry(tries, first)?.toISOString()).toBe(due)
  })

  it("is given up after five", () => {
    expect([MAIL_TRIES, nextMailTry(5, first), nextMailTry(6, first)]).toEqual([5, null, null])
  })

  it("has had its last try before it is too old for one", () => {
    let at = first
    for (let tries = 1; tries < MAIL_TRIES; tries++) {
      at = nextMailTry(tries, at) ?? at
    }
    expect(at.getTime() - first.getTime()).toBeLessThan(MAIL_WINDOW)
  })
})
