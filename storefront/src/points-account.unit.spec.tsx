import { act, fireEvent, render, screen, within } from "@testing-library/react"
import { PointsAccount, type PointsAccountProps } from "./points-account.tsx"
import { germanPointsLabels } from "./points-labels.ts"
import type { PointsEntry, PointsWallet } from "./points.ts"
import { entry, program, waitingShop, wallet } from "./points.fixture.ts"

const firm = wallet({ id: "firm", owner: { type: "company", id: "comp_1", name: "Brenner GmbH" }, available: 20000, value: 200, may_redeem: false })
const read = () => document.body.textContent ?? ""
const rows = () => screen.getAllByRole("row").slice(1).map((row) => Array.from(row.children, (cell) => cell.textContent).join(" | "))
const page = (entries: PointsEntry[], count = entries.length, offset = 0) => ({ entries, count, offset, limit: 10 })

async function open(accounts: PointsWallet[], props: Partial<PointsAccountProps> = {}) {
  const { asked, source } = waitingShop()
  const element = (more: Partial<PointsAccountProps> = {}) => (
    <PointsAccount source={source} buyer="cus_1" regionId="reg_1" program={program} timeZone="Europe/Berlin" {...props} {...more} />
  )
  const { rerender, container } = render(element())
  await asked[0]!.answer({ accounts })
  return { asked, container, change: (more: Partial<PointsAccountProps>) => rerender(element(more)) }
}

describe("PointsAccount", () => {
  it("shows the balance, what it is worth, what is pending, and the last day of what expires", async () => {
    const { asked } = await open([wallet({ pending: 40, expiring: [{ points: 500, expires_at: "2026-12-31T23:00:00.000Z" }] })])
    expect(asked[0]!.path).toBe("/store/customers/me/points?region_id=reg_1")
    expect(read()).toContain("5,000 kestrels available")
    expect(read()).toContain("worth €50.00")
    expect(read()).toContain("40 kestrels pending")
    expect(read()).toContain("500 kestrels expire after Dec 31, 2026")
  })

  it("reads the history of the wallet, with reasons, orders, signs and balances", async () => {
    const { asked } = await open([wallet()], { renderOrder: ({ id, text }) => <a href={`/orders/${id}`}>{text}</a> })
    await asked[1]!.answer(
      page([
        entry({ id: "e3", type: "redeem", points: -1200, balance: 3920, reason_code: "checkout", order_id: "order_13", order_display_id: 13 }),
        entry({ id: "e2", points: 20, balance: 5120, reason: "First order", reason_code: "first_order" }),
        entry({ id: "e1", type: "adjust", points: 5000, balance: 5100, reason: "Welcome", reason_code: "adjustment", order_id: null, order_display_id: null }),
      ])
    )
    expect(rows()).toEqual([
      "Nov 20, 2026 | Used with order 13 | −1,200 | 3,920",
      "Nov 20, 2026 | Earned First order (order 12) | +20 | 5,120",
      "Nov 20, 2026 | Adjusted Welcome | +5,000 | 5,100",
    ])
    expect(screen.getByRole("link", { name: "order 13" }).getAttribute("href")).toBe("/orders/order_13")
    expect(screen.getByRole("table", { name: "History" })).not.toBeNull()
  })

  it("says in the shop's own words what it has none for, and what has lost its order", async () => {
    const { asked } = await open([wallet()])
    const lost = { order_id: null, order_display_id: null }
    await asked[1]!.answer(page([entry({ id: "e2", reason: "Earned with an order", ...lost }), entry({ id: "e1", type: "expire", points: -5, reason_code: "expired", ...lost })]))
    expect(rows().map((row) => row.split(" | ")[1])).toEqual(["Earned Earned with an order", "Expired "])
  })

  it("pages through the history, and keeps the page in sight until the next one is there", async () => {
    const { asked } = await open([wallet()], { pageSize: 1 })
    await asked[1]!.answer(page([entry({ reason: "first", reason_code: "own" })], 3))
    expect(read()).toContain("1–1 of 3")
    fireEvent.click(screen.getByRole("button", { name: "Older" }))
    expect(read()).toContain("first")
    expect(asked[2]!.path).toContain("limit=1&offset=1")
    fireEvent.click(screen.getByRole("button", { name: "Older" }))
    expect(asked).toHaveLength(3)
    await asked[2]!.answer(page([entry({ reason: "second", reason_code: "own" })], 3))
    expect(read()).toContain("second")
    expect(read()).toContain("2–2 of 3")
    fireEvent.click(screen.getByRole("button", { name: "Newer" }))
    expect(asked[3]!.path).toContain("offset=0")
    await asked[3]!.answer(page([entry({ reason: "first", reason_code: "own" })], 3))
    fireEvent.click(screen.getByRole("button", { name: "Newer" }))
    expect(asked).toHaveLength(4)
  })

  it("shows one kind of entries, from the first page", async () => {
    const { asked } = await open([wallet()], { pageSize: 1 })
    await asked[1]!.answer(page([entry()], 3))
    fireEvent.click(screen.getByRole("button", { name: "Older" }))
    fireEvent.change(screen.getByRole("combobox", { name: "Show" }), { target: { value: "redeem" } })
    expect(asked.at(-1)!.path).toContain("type=redeem&limit=1&offset=0")
    await asked.at(-1)!.answer(page([]))
    expect(read()).toContain("Nothing yet.")
  })

  it("never shows a page that arrives after another one was asked for", async () => {
    const { asked } = await open([wallet()], { pageSize: 1 })
    await asked[1]!.answer(page([entry({ reason: "all", reason_code: "own" })], 3))
    fireEvent.click(screen.getByRole("button", { name: "Older" }))
    fireEvent.change(screen.getByRole("combobox", { name: "Show" }), { target: { value: "earn" } })
    await asked[3]!.answer(page([entry({ reason: "filtered", reason_code: "own" })]))
    await asked[2]!.answer(page([entry({ reason: "late", reason_code: "own" })], 3))
    expect(read()).toContain("filtered")
    expect(read()).not.toContain("late")
  })

  it("lets the buyer look into each wallet, and says which one may not be spent from", async () => {
    const { asked } = await open([wallet(), firm])
    await asked[1]!.answer(page([entry({ reason: "of my own", reason_code: "own" })]))
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /^Your own/ }).checked).toBe(true)
    expect(read()).toContain("You see this balance, but may not use it.")
    fireEvent.click(screen.getByRole("radio", { name: /Brenner GmbH/ }))
    expect(read()).not.toContain("of my own")
    expect(asked[2]!.path).toContain("account_id=firm")
    await asked[2]!.answer(page([entry({ reason: "of the firm", reason_code: "own" })]))
    expect(read()).toContain("of the firm")
  })

  it("explains a balance below zero", async () => {
    await open([wallet({ available: -120 })])
    expect(read()).toContain("-120 kestrels available")
    expect(read()).toContain("120 kestrels were taken back after you had used them.")
    expect(read()).not.toContain("worth")
  })

  it("explains how it works, in the shop's sentences and terms", async () => {
    await open([wallet()])
    expect(within(screen.getByRole("list")).getAllByRole("listitem").map((item) => item.textContent)).toEqual([
      "You earn 1 kestrel for each 1.00 of goods.",
      "Kestrels never expire.",
    ])
    expect(screen.getByText("Second paragraph.").tagName).toBe("P")
  })

  it("says when it cannot be read, and reads again on demand", async () => {
    const { asked, source } = waitingShop()
    render(<PointsAccount source={source} buyer="cus_1" />)
    await asked[0]!.fail(new Error("offline"))
    expect(screen.getByRole("alert").textContent).toContain("This could not be loaded.")
    act(() => screen.getByRole("button", { name: "Try again" }).click())
    await asked[1]!.answer({ accounts: [] })
    expect(read()).toContain("There are no points here yet.")
  })

  it("shows nothing of a buyer who has logged out, also not what arrives late", async () => {
    const { asked, change, container } = await open([wallet()])
    change({ buyer: null })
    await asked[1]!.answer(page([entry()]))
    expect(container.innerHTML).toBe("")
  })

  it("speaks another language when it is given one", async () => {
    const { asked } = await open([wallet()], { labels: germanPointsLabels, locale: "de" })
    await asked[1]!.answer(page([entry()]))
    expect(rows()).toEqual(["20.11.2026 | Gesammelt mit Bestellung 12 | +120 | 5.120"])
  })
})
