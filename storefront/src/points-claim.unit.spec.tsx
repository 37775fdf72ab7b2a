import { act, fireEvent, render, screen } from "@testing-library/react"
import { StrictMode } from "react"
import { PointsClaim, type PointsClaimProps, PointsForGuests } from "./points-claim.tsx"
import { germanPointsLabels } from "./points-labels.ts"
import { program, waitingShop } from "./points.fixture.ts"

const refused = (reason: string) => ({ errors: [{ path: "token", reason, message: "" }] })

function Claim(props: Partial<PointsClaimProps> & Pick<PointsClaimProps, "source">) {
  return <PointsClaim buyer="cus_1" program={program} {...props} />
}

describe("PointsClaim without a link", () => {
  it("asks for one, and says the same whether there is anything or not", async () => {
    const { asked, source } = waitingShop()
    render(<Claim source={source} />)
    fireEvent.click(screen.getByRole("button", { name: "Send me the link" }))
    fireEvent.click(screen.getByRole("button", { name: "Send me the link" }))
    expect(asked.map(({ method, path }) => `${method} ${path}`)).toEqual(["POST /store/customers/me/points/claim-requests"])
    await asked[0]!.answer({ requested: true, hours: 24, pause_minutes: 5 })
    expect(screen.getByRole("status").textContent).toBe(
      "If there are any, a link is on its way to your e-mail address. It works once, within 24 hours."
    )
    expect(screen.queryByRole("button")).toBeNull()
  })

  it("says where the shop keeps nothing any more, and lets a lost request be repeated", async () => {
    const { asked, source } = waitingShop()
    render(<Claim source={source} />)
    fireEvent.click(screen.getByRole("button"))
    await asked[0]!.fail(new Error("offline"))
    expect(screen.getByRole("alert").textContent).toMatch(/^This did not work/)
    fireEvent.click(screen.getByRole("button"))
    await asked[1]!.fail(refused("claims_off"))
    expect(screen.getByRole("alert").textContent).toBe("Kestrels from orders as a guest cannot be added at the moment.")
  })

  it("forgets what was said to another buyer", async () => {
    const { asked, source } = waitingShop()
    const { rerender } = render(<Claim source={source} />)
    fireEvent.click(screen.getByRole("button"))
    rerender(<Claim source={source} buyer="cus_2" />)
    await asked[0]!.answer({ requested: true, hours: 24, pause_minutes: 5 })
    expect(screen.queryByRole("status")).toBeNull()
    expect(screen.getByRole("button", { name: "Send me the link" })).toBeTruthy()
  })

  it.each([
    ["a guest", { buyer: null }],
    ["a programme that keeps nothing for guests", { program: { ...program, guests: "none" as const } }],
    ["a programme that is not known", { program: null }],
  ])("shows nothing for %s", (_title, props) => {
    const { asked, source } = waitingShop()
    const { container } = render(<Claim source={source} token="t" {...props} />)
    expect(container.innerHTML).toBe("")
    expect(asked).toEqual([])
  })
})

describe("PointsClaim with a link", () => {
  it("uses it once, also in strict mode and when it is rendered again, and says what was granted", async () => {
    const { asked, source } = waitingShop()
    const granted: unknown[] = []
    const page = () => (
      <StrictMode>
        <Claim source={source} token="a.b" onClaimed={(claimed) => granted.push(claimed)} />
      </StrictMode>
    )
    const { rerender } = render(page())
    rerender(page())
    expect(asked.map(({ method, path, body }) => [method, path, body])).toEqual([["POST", "/store/customers/me/points/claims", { token: "a.b" }]])
    expect(screen.getByRole("status").textContent).toBe("Adding your kestrels …")
    await asked[0]!.answer({ granted: 1200, orders: 2 })
    expect(screen.getByRole("status").textContent).toBe("Added to your account from your orders as a guest: 1,200 kestrels.")
    expect(granted).toEqual([{ granted: 1200, orders: 2 }])
  })

  it.each([
    [{ granted: 0, orders: 2 }, "Your orders as a guest now belong to your account. Their kestrels follow as soon as they are due."],
    [{ granted: 0, orders: 0 }, "There was nothing left to add."],
  ])("says of %j: %s", async (answer, sentence) => {
    const { asked, source } = waitingShop()
    render(<Claim source={source} token="a.b" />)
    await asked[0]!.answer(answer)
    expect(screen.getByRole("status").textContent).toBe(sentence)
  })

  it.each([
    ["claim_used", "This link was used already."],
    ["claim_expired", "This link has expired. Ask for another one."],
    ["something_new", "This link cannot be used, or not any more. Ask for another one."],
  ])("says why it is refused: %s", async (reason, sentence) => {
    const { asked, source } = waitingShop()
    render(<Claim source={source} token="a.b" />)
    await asked[0]!.fail(refused(reason))
    expect(screen.getByRole("alert").textContent).toBe(sentence)
    expect(screen.queryByRole("button")).toBeNull()
  })

  it("tries again where the shop was not reached", async () => {
    const { asked, source } = waitingShop()
    render(<Claim source={source} token="a.b" />)
    await asked[0]!.fail(new Error("offline"))
    fireEvent.click(screen.getByRole("button", { name: "Try again" }))
    await asked[1]!.answer({ granted: 1, orders: 1 })
    expect(screen.getByRole("status").textContent).toBe("Added to your account from your orders as a guest: 1 kestrel.")
  })

  it("waits for the log-in", async () => {
    const { asked, source } = waitingShop()
    const { rerender } = render(<Claim source={source} token="a.b" buyer={null} />)
    expect(asked).toEqual([])
    rerender(<Claim source={source} token="a.b" buyer="cus_1" />)
    await act(async () => {})
    expect(asked).toHaveLength(1)
  })
})

describe("PointsForGuests", () => {
  it("says that points wait, in the shop's words and language, and nothing where they do not", () => {
    const { rerender, container } = render(<PointsForGuests program={program} labels={germanPointsLabels} />)
    expect(container.textContent).toBe(
      "Noch kein Konto? kestrels aus dieser Bestellung warten auf Sie: Registrieren Sie sich später mit derselben E-Mail-Adresse und holen Sie sie ab."
    )
    rerender(<PointsForGuests program={{ ...program, guests: "none" }} />)
    expect(container.innerHTML).toBe("")
  })
})
