import { answer, complaints } from "../situation.fixture.spec"
import { salesChannels } from "./sales-channels"

describe("a sales channel", () => {
  it.each([
    ["one of them", { sales_channel_id: "sc_b2b" }, "met"],
    ["another", { sales_channel_id: "sc_web" }, "other_sales_channel"],
    ["none", { sales_channel_id: null }, "other_sales_channel"],
  ])("%s", (_what, situation, expected) => {
    expect(answer(salesChannels, { ids: ["sc_b2b"] }, situation)).toBe(expected)
  })

  it("must be named", () => {
    expect(complaints(salesChannels, { ids: [] })).toEqual(["ids: too_small"])
  })
})
