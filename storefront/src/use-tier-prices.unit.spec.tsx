import { act, render, screen } from "@testing-library/react"
import { StrictMode } from "react"
import { curve } from "./curve.fixture.ts"
import type { TierPriceRequest } from "./fetch-tier-prices.ts"
import type { TierPricesAnswer } from "./tier-prices.ts"
import { useTierPrices, type UseTierPricesOptions } from "./use-tier-prices.ts"

interface Asked {
  path: string
  signal?: AbortSignal
  answer: (answer: unknown) => Promise<void>
  fail: (error: Error) => Promise<void>
}

/** A shop that answers when the test says so. */
function shop() {
  const asked: Asked[] = []
  const source = (path: string, { signal }: TierPriceRequest) =>
    new Promise<unknown>((resolve, reject) => {
      asked.push({
        path,
        signal,
        answer: (answer) => act(async () => resolve(answer)),
        fail: (error) => act(async () => reject(error)),
      })
    })
  return { asked, source }
}

const priced = (price: number): TierPricesAnswer => ({ tier_prices: [{ ...curve([1, price]), variant_id: "a" }] })

function Prices(options: Partial<UseTierPricesOptions> & Pick<UseTierPricesOptions, "source">) {
  const prices = useTierPrices({ variantIds: ["a"], regionId: "reg_1", buyer: null, ...options })
  return (
    <>
      <output>{`${prices.status} ${prices.tierPrices.get("a")?.breaks[0]?.unit_price ?? "none"} ${prices.reason ?? ""}`.trim()}</output>
      <button onClick={prices.refresh}>again</button>
    </>
  )
}

const shown = () => screen.getByRole("status").textContent

describe("useTierPrices", () => {
  it("asks once for the page and shows the answer", async () => {
    const { asked, source } = shop()
    const { rerender } = render(<Prices source={source} />)
    expect(shown()).toBe("loading none")
    await asked[0]!.answer(priced(5))
    expect(shown()).toBe("ready 5")
    rerender(<Prices source={(...request) => source(...request)} />)
    expect(asked).toHaveLength(1)
  })

  it("drops the former buyer's prices with the render that brings another buyer", async () => {
    const { asked, source } = shop()
    const { rerender } = render(<Prices source={source} buyer="cus_contract" />)
    await asked[0]!.answer(priced(3))
    rerender(<Prices source={source} buyer={null} />)
    expect(shown()).toBe("loading none")
    await asked[1]!.answer(priced(5))
    expect(shown()).toBe("ready 5")
  })

  it("never shows an answer that arrives after the buyer has changed", async () => {
    const { asked, source } = shop()
    const { rerender } = render(<Prices source={source} buyer="cus_contract" />)
    rerender(<Prices source={source} buyer={null} />)
    expect(asked[0]!.signal?.aborted).toBe(true)
    await asked[0]!.answer(priced(3))
    expect(shown()).toBe("loading none")
  })

  it("keeps the prices in sight while it reads them again for a changed cart", async () => {
    const { asked, source } = shop()
    const { rerender } = render(<Prices source={source} version={1} />)
    await asked[0]!.answer(priced(5))
    rerender(<Prices source={source} version={2} />)
    expect(shown()).toBe("loading 5")
    await asked[1]!.answer(priced(4))
    expect(shown()).toBe("ready 4")
  })

  it("asks for nothing without a region, without variants, or when told not to", () => {
    const { asked, source } = shop()
    render(<Prices source={source} regionId={null} />)
    expect(shown()).toBe("idle none")
    const { rerender } = render(<Prices source={source} variantIds={[]} />)
    rerender(<Prices source={source} enabled={false} />)
    expect(asked).toHaveLength(0)
  })

  it("reports a failure, and asks again on demand", async () => {
    const { asked, source } = shop()
    render(<Prices source={source} />)
    await asked[0]!.fail(new Error("offline"))
    expect(shown()).toBe("error none")
    act(() => screen.getByRole("button").click())
    await asked[1]!.answer(priced(5))
    expect(shown()).toBe("ready 5")
  })

  it("shows the prices of the others when the shop has no longer one of the variants", async () => {
    const { asked, source } = shop()
    render(<Prices source={source} variantIds={["a", "gone"]} />)
    await asked[0]!.fail(Object.assign(new Error("variant_id: no such variant in this shop: gone"), { status: 400 }))
    expect(asked[1]!.path).toBe("/store/tier-prices?variant_id=a&region_id=reg_1")
    await asked[1]!.answer(priced(5))
    expect(shown()).toBe("ready 5")
  })

  it("says why there are no prices", async () => {
    const { asked, source } = shop()
    render(<Prices source={source} />)
    await asked[0]!.answer({ tier_prices: [], reason: "login_required" })
    expect(shown()).toBe("ready none login_required")
  })

  it("shows an answer of the server at once and does not ask for it again", () => {
    const { asked, source } = shop()
    render(<Prices source={source} initialAnswer={priced(5)} />)
    expect(shown()).toBe("ready 5")
    expect(asked).toHaveLength(0)
  })

  it("works in strict mode, where effects run twice", async () => {
    const { asked, source } = shop()
    render(
      <StrictMode>
        <Prices source={source} />
      </StrictMode>
    )
    await asked.at(-1)!.answer(priced(5))
    expect(shown()).toBe("ready 5")
  })
})
