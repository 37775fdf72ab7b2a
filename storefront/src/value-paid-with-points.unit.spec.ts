import { valuePaidWithPoints } from "./value-paid-with-points.ts"

const points = (amount: number) => ({ amount, provider_id: "reward-points" })

describe("what points pay for", () => {
  it("is added up over lines and delivery, without what promotions take off", () => {
    const items = [{ adjustments: [points(0.1), { amount: 5, provider_id: null }] }, { adjustments: [points(0.2)] }, {}]
    expect(valuePaidWithPoints({ items, shipping_methods: [{ adjustments: [points(6.9)] }] })).toBe(7.2)
  })

  it("is nothing for a cart without points", () => {
    expect(valuePaidWithPoints({ items: [{ adjustments: [{ amount: 5 }] }], shipping_methods: null })).toBe(0)
  })
})
