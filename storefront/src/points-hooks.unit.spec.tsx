import { render, screen } from "@testing-library/react"
import { program, waitingShop } from "./points.fixture.ts"
import { useEarnablePoints, type UseEarnablePointsOptions } from "./use-earnable-points.ts"
import { usePointsProgram } from "./use-points-program.ts"

const shown = () => screen.getByRole("status").textContent
const earnable = (points: number) => ({ earnable: [{ variant_id: "a", points, breakdown: [] }] })

function Earnable(options: Partial<UseEarnablePointsOptions> & Pick<UseEarnablePointsOptions, "source">) {
  const state = useEarnablePoints({ variantIds: ["a", "b"], regionId: "reg_1", buyer: null, ...options })
  return <output>{`${state.status} ${state.earnable.get("a")?.points ?? "none"}`}</output>
}

describe("useEarnablePoints", () => {
  it("asks once for all variants of a listing", async () => {
    const { asked, source } = waitingShop()
    const { rerender } = render(<Earnable source={source} />)
    await asked[0]!.answer(earnable(12))
    rerender(<Earnable source={source} variantIds={["a", "b"]} />)
    expect(shown()).toBe("ready 12")
    expect(asked.map(({ path }) => path)).toEqual(["/store/points/earnable?variant_id=a&variant_id=b&region_id=reg_1"])
  })

  it("drops the answer for a quantity that is no longer wanted", async () => {
    const { asked, source } = waitingShop()
    const { rerender } = render(<Earnable source={source} quantity={10} />)
    rerender(<Earnable source={source} quantity={100} />)
    await asked[1]!.answer(earnable(100))
    await asked[0]!.answer(earnable(10))
    expect(shown()).toBe("ready 100")
  })

  it("forgets what another buyer would have earned", async () => {
    const { asked, source } = waitingShop()
    const { rerender } = render(<Earnable source={source} buyer="cus_gold" />)
    await asked[0]!.answer(earnable(24))
    rerender(<Earnable source={source} buyer={null} />)
    expect(shown()).toBe("loading none")
  })

  it("asks for nothing where no badge is wanted", () => {
    const { asked, source } = waitingShop()
    const { rerender } = render(<Earnable source={source} enabled={false} />)
    rerender(<Earnable source={source} regionId={null} />)
    rerender(<Earnable source={source} variantIds={[]} />)
    expect(asked).toHaveLength(0)
  })
})

describe("usePointsProgram", () => {
  function Program({ source, initial }: { source: ReturnType<typeof waitingShop>["source"]; initial?: typeof program | null }) {
    const state = usePointsProgram({ source, initialProgram: initial })
    return <output>{`${state.status} ${state.program?.name_plural ?? "none"}`}</output>
  }

  it("reads the programme, once", async () => {
    const { asked, source } = waitingShop()
    const { rerender } = render(<Program source={source} />)
    await asked[0]!.answer({ program })
    rerender(<Program source={source} />)
    expect(shown()).toBe("ready kestrels")
    expect(asked).toHaveLength(1)
  })

  it.each([["what the server rendered", program, "ready kestrels"], ["that the server found none", null, "ready none"]])(
    "believes %s",
    (_what, initial, text) => {
      const { asked, source } = waitingShop()
      render(<Program source={source} initial={initial} />)
      expect(shown()).toBe(text)
      expect(asked).toHaveLength(0)
    }
  )
})
