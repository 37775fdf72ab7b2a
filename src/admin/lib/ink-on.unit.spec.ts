import { inkOn } from "./ink-on"

describe("the badge in the settings", () => {
  // The colours of the storefront's own spec of its badge.
  it.each([
    ["#ffffff", "#000000"],
    ["#f5b400", "#000000"],
    ["#7dd3fc", "#000000"],
    ["#000000", "#ffffff"],
    ["#0D2B40", "#ffffff"],
  ])("is read on %s in %s, as buyers see it", (colour, ink) => {
    expect(inkOn(colour)).toBe(ink)
  })
})
