import { act, fireEvent, render, screen } from "@testing-library/react"
import type { CartCompany } from "./cart-company.ts"
import { CompanyChoice } from "./company-choice.tsx"
import { germanCompanyLabels } from "./company-labels.ts"
import { waitingShop } from "./points.fixture.ts"
import { useCartCompany } from "./use-cart-company.ts"

const [brenner, northfield] = [
  { id: "a", name: "Brenner GmbH" },
  { id: "b", name: "Northfield Inc." },
]
const of = (company = brenner, companies = [brenner, northfield]): CartCompany => ({ company, companies })

const changed = jest.fn()

function Choice({ source, buyer = "cus_1", german = false }: { source: ReturnType<typeof waitingShop>["source"]; buyer?: string | null; german?: boolean }) {
  const state = useCartCompany({ source, cartId: "cart_1", buyer, onChange: changed })
  return <CompanyChoice state={state} labels={german ? germanCompanyLabels : undefined} />
}

const chosen = () => screen.getByRole<HTMLSelectElement>("combobox").selectedOptions[0]?.textContent
const choose = (id: string) => fireEvent.change(screen.getByRole("combobox"), { target: { value: id } })

describe("CompanyChoice", () => {
  it("shows for which company the cart is bought, and sends another choice", async () => {
    const { asked, source } = waitingShop()
    render(<Choice source={source} />)
    await asked[0]!.answer(of())
    expect(screen.getByLabelText("Buying for")).toBeTruthy()
    expect(chosen()).toBe("Brenner GmbH")
    choose("b")
    expect(chosen()).toBe("Northfield Inc.")
    expect(asked[1]).toMatchObject({ path: "/store/carts/cart_1/company", method: "POST", body: { company_id: "b" } })
    await asked[1]!.answer(of(northfield))
    expect(chosen()).toBe("Northfield Inc.")
    expect(changed).toHaveBeenCalledWith(of(northfield))
    expect(asked).toHaveLength(2)
  })

  it("speaks German", async () => {
    const { asked, source } = waitingShop()
    render(<Choice source={source} german />)
    await asked[0]!.answer(of())
    expect(screen.getByLabelText("Einkauf für")).toBeTruthy()
  })

  it("goes back to what the shop says where a choice is refused", async () => {
    const { asked, source } = waitingShop()
    render(<Choice source={source} />)
    await asked[0]!.answer(of())
    choose("b")
    await asked[1]!.fail(new Error("no"))
    await act(async () => undefined)
    await asked[2]!.answer(of())
    expect(chosen()).toBe("Brenner GmbH")
    expect(screen.getByRole("status").textContent).toMatch("Nothing was changed")
  })

  it.each([
    ["one company", of(brenner, [brenner])],
    ["none", { company: null, companies: [] }],
  ])("is not there for who belongs to %s", async (_name, answer) => {
    const { asked, source } = waitingShop()
    const { container } = render(<Choice source={source} />)
    await asked[0]!.answer(answer)
    expect(container.textContent).toBe("")
  })

  it("asks nothing for a guest, and shows nobody what another buyer chose", async () => {
    const { asked, source } = waitingShop()
    const { rerender, container } = render(<Choice source={source} />)
    await asked[0]!.answer(of())
    rerender(<Choice source={source} buyer={null} />)
    expect([container.textContent, asked.length]).toEqual(["", 1])
  })
})
