import { filledIn, linkOf } from "./links"

describe("a link", () => {
  it.each([
    ["https://shop.example", null, "https://shop.example/?ref=7KQ2M-DXW9R"],
    ["https://shop.example/de/start?utm=mail#top", null, "https://shop.example/de/start?utm=mail&ref=7KQ2M-DXW9R#top"],
    ["https://shop.example/?ref=OLD", "invitation", "https://shop.example/?ref=7KQ2M-DXW9R&ref_via=invitation"],
  ] as const)("%s leads to %s", (base, via, link) => {
    expect(linkOf(base, "7KQ2M-DXW9R", via)).toBe(link)
  })

  it("is the shop's own matter where no base is given", () => {
    expect(linkOf(null, "7KQ2M-DXW9R")).toBeNull()
  })
})

describe("what an advocate sends", () => {
  it("has its placeholders filled in, as often as they stand, and those that are not known left", () => {
    expect(filledIn("{advocate}: {code}, {code} at {link} for {friend_reward}", { link: null, code: "ABC", friend_reward: "10 % off", advocate: "Anna" })).toBe("Anna: ABC, ABC at {link} for 10 % off")
  })

  it("fills in nothing that a name says", () => {
    expect(filledIn("{advocate} {code}", { link: null, code: "$&", friend_reward: null, advocate: "{code}" })).toBe("{code} $&")
  })
})
