import { act, render } from "@testing-library/react"
import { OrderPoints, type OrderPointsProps } from "./order-points.tsx"
import { germanPointsLabels } from "./points-labels.ts"
import type { PointsEntry } from "./points.ts"
import { entry, program, waitingShop } from "./points.fixture.ts"

const read = () => Array.from(document.querySelectorAll("li"), ({ textContent }) => textContent)
const page = (...entries: PointsEntry[]) => ({ entries, count: entries.length, offset: 0, limit: 200 })

function open(props: Partial<OrderPointsProps> = {}) {
  const { asked, source } = waitingShop()
  render(<OrderPoints source={source} buyer="cus_1" orderId="order_12" program={program} {...props} />)
  return asked
}

describe("OrderPoints", () => {
  it("says what the order earned, used, took back and gave back, each as one sum", async () => {
    const asked = open()
    expect(asked[0]!.path).toBe("/store/customers/me/points/entries?order_id=order_12&limit=200&offset=0")
    await asked[0]!.answer(
      page(
        entry({ id: "e5", type: "restore", points: 300 }),
        entry({ id: "e4", type: "clawback", points: -40 }),
        entry({ id: "e3", type: "clawback", points: -20 }),
        entry({ id: "e2", type: "earn", points: 120 }),
        entry({ id: "e1", type: "redeem", points: -1200 })
      )
    )
    expect(read()).toEqual(["120 kestrels earned", "1,200 kestrels used", "60 kestrels taken back", "300 kestrels given back"])
  })

  it("shows nothing for an order that did nothing, and asks nothing for a guest", async () => {
    const asked = open()
    await asked[0]!.answer(page())
    expect(read()).toEqual([])
    expect(open({ buyer: null })).toEqual([])
  })

  it("looks again for a fresh order until what it earned is there, and no longer", async () => {
    jest.useFakeTimers()
    try {
      const asked = open({ fresh: true, labels: germanPointsLabels, locale: "de" })
      await asked[0]!.answer(page(entry({ id: "e1", type: "redeem", points: -1200 })))
      expect(read()).toEqual(["1.200 kestrels eingelöst"])
      await act(async () => jest.advanceTimersByTime(800))
      await asked[1]!.answer(page(entry({ id: "e2" }), entry({ id: "e1", type: "redeem", points: -1200 })))
      expect(read()).toEqual(["120 kestrels gesammelt", "1.200 kestrels eingelöst"])
      await act(async () => jest.advanceTimersByTime(60_000))
      expect(asked).toHaveLength(2)
    } finally {
      jest.useRealTimers()
    }
  })
})
