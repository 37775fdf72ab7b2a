import { wordingsOf } from "./wordings.ts"

describe("a search in the shop", () => {
  it.each([
    ["glove", ["glove"]],
    ["gloves", ["gloves", "glove"]],
    ["Batteries", ["Batteries", "Battery"]],
    ["grinding discs", ["grinding discs", "grinding disc", "grinding", "disc"]],
    ["M6 bolts", ["M6 bolts", "M6 bolt", "bolt"]],
    [" FA-933-01A ", ["FA-933-01A"]],
    ["glasses", ["glasses", "glass"]],
    ["brass", ["brass"]],
    ["  ", []],
  ])("for “%s” tries %j", (typed, tried) => {
    expect(wordingsOf(typed)).toEqual(tried)
  })

  it("gives up after a few", () => {
    expect(wordingsOf("stainless hexagon socket countersunk screws")).toHaveLength(4)
  })
})
