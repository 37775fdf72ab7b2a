import { fireEvent, render, screen } from "@testing-library/react"
import { BirthdayForm } from "./birthday-form.tsx"
import { waitingShop } from "./points.fixture.ts"
import { standing } from "./loyalty.fixture.ts"
import { useCustomerLoyalty } from "./use-customer-loyalty.ts"

const born = { month: 2, day: 29, consented_at: "2026-01-05T10:00:00.000Z", changeable_at: "2027-01-05T10:00:00.000Z" }
const choose = (label: string, value: number) => fireEvent.change(screen.getByLabelText(label), { target: { value: String(value) } })
const click = (name: string) => fireEvent.click(screen.getByRole("button", { name }))

function Form({ source, buyer = "cus_1", now }: { source: ReturnType<typeof waitingShop>["source"]; buyer?: string | null; now?: Date }) {
  const state = useCustomerLoyalty({ source, buyer })
  return <BirthdayForm state={state} now={now} timeZone="UTC" />
}

async function open(loyalty = standing(), now = new Date("2026-11-29T00:00:00.000Z")) {
  const { asked, source } = waitingShop()
  const { rerender } = render(<Form source={source} now={now} />)
  await asked[0]!.answer({ loyalty })
  return { asked, source, rerender }
}

describe("BirthdayForm", () => {
  it("sends day and month only with consent, once, and shows what the shop has kept", async () => {
    const { asked } = await open()
    choose("Month", 2)
    choose("Day", 29)
    click("Save")
    expect(screen.getByRole("alert").textContent).toBe("We keep your birthday only with your consent.")
    expect(asked).toHaveLength(1)
    fireEvent.click(screen.getByRole("checkbox"))
    click("Save")
    click("Save")
    expect(asked.slice(1).map(({ method, path, body }) => [method, path, body])).toEqual([
      ["POST", "/store/customers/me/loyalty/birthday", { birthday: { month: 2, day: 29 }, consent: true }],
    ])
    await asked[1]!.answer({ loyalty: { birthday: born, offers: [] } })
    expect(document.body.textContent).toContain("We have kept February 29. It can be changed from January 5, 2027 on.")
  })

  it("does not offer days that a month does not have", async () => {
    await open()
    choose("Day", 31)
    choose("Month", 4)
    click("Save")
    expect(screen.getByRole("alert").textContent).toBe("Please choose day and month.")
    expect(screen.getByLabelText("Day").querySelectorAll("option")).toHaveLength(31)
  })

  it("withdraws birthday and consent at any time", async () => {
    const { asked } = await open(standing({ birthday: born }))
    expect(screen.queryByRole("button", { name: "Change" })).toBeNull()
    click("Withdraw")
    expect(asked[1]!.body).toEqual({ birthday: null })
    await asked[1]!.answer({ loyalty: { birthday: null, offers: [] } })
    expect(screen.getByRole("button", { name: "Save" })).toBeTruthy()
  })

  it("lets it be changed once a year has passed", async () => {
    await open(standing({ birthday: born }), new Date("2027-01-05T10:00:00.000Z"))
    click("Change")
    expect(screen.getByLabelText<HTMLSelectElement>("Day").value).toBe("29")
    click("Cancel")
    expect(screen.getByRole("button", { name: "Withdraw" })).toBeTruthy()
  })

  it.each([
    [{ errors: [{ path: "birthday", reason: "changed_this_year", message: "" }] }, "A birthday can be changed once a year."],
    [{ status: 400 }, "This birthday was not taken. It can be changed once a year."],
    [new Error("offline"), "This did not work. Nothing was changed; please try again."],
  ])("says why it was not taken: %j", async (failure, sentence) => {
    const { asked } = await open(standing({ birthday: born }))
    click("Withdraw")
    await asked[1]!.fail(failure)
    expect(screen.getByRole("alert").textContent).toBe(sentence)
  })

  it("forgets a buyer when another one logs in, also the answer that is on its way", async () => {
    const { asked, source, rerender } = await open()
    rerender(<Form source={source} buyer="cus_2" />)
    expect(document.body.textContent).toBe("")
    await asked[1]!.answer({ loyalty: standing({ birthday: born }) })
    rerender(<Form source={source} buyer={null} />)
    expect(document.body.textContent).toBe("")
  })
})
