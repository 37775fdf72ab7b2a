import { advocateKey, friendKey, milestoneKey, sideOfKey } from "./reward-keys"

describe("the keys of rewards", () => {
  it("say whose reward it is", () => {
    expect([friendKey("refer_1"), advocateKey("refer_1"), milestoneKey("refadv_1", 5, 2)].map(sideOfKey)).toEqual(["friend", "advocate", "milestone"])
    expect(["referral:refer_1", "occasion:1:advocate", ""].map(sideOfKey)).toEqual([null, null, null])
  })

  it("are the same for the same reward alone", () => {
    expect(new Set([friendKey("a"), advocateKey("a"), advocateKey("b"), milestoneKey("a", 5, 1), milestoneKey("a", 5, 2), milestoneKey("a", 10, 1)]).size).toBe(6)
  })
})
