import { freePiecesDescription } from "./free-product-adjustment"
import { POINTS_DESCRIPTION } from "./points-adjustment"

describe("what an adjustment of free pieces says", () => {
  it("is the name of its rule, and never what points say: an order forgets whose it is", () => {
    expect(freePiecesDescription("3 for 2")).toBe("3 for 2")
    expect(freePiecesDescription(POINTS_DESCRIPTION)).not.toBe(POINTS_DESCRIPTION)
  })
})
