import { act, fireEvent, render, screen, within } from "@testing-library/react"
import { FreeProductBanner } from "./free-product-banner.tsx"
import { germanFreeProductLabels } from "./free-product-labels.ts"
import { FreeProductLine } from "./free-product-line.tsx"
import { FreeProductPicker } from "./free-product-picker.tsx"
import { FreeProductProgress } from "./free-product-progress.tsx"
import { answerOf, freeGoods, freeProductOffer, granted, nearMiss, openChoice } from "./free-products.fixture.ts"
import type { CartFreeProduct } from "./free-products.ts"
import { waitingShop } from "./points.fixture.ts"
import { useCartFreeProducts } from "./use-cart-free-products.ts"

const read = (element: Element = document.body) => (element.textContent ?? "").replace(/\u00a0/g, " ")
const german = { labels: germanFreeProductLabels, locale: "de" }
const missing = (changes: object) => ({ missing_amount: null, missing_quantity: null, currency_code: "eur", tax: "gross" as const, progress: 0.5, ...changes })

describe("FreeProductProgress", () => {
  const progress = (one: CartFreeProduct[], rest = {}) => render(<FreeProductProgress state={{ freeProducts: one }} {...rest} />)

  it.each([
    [nearMiss(), "€12.00 more for a free Workshop mug"],
    [nearMiss({ near_miss: missing({ missing_amount: 12, tax: "net" }) }), "€12.00 (without tax) more for a free Workshop mug"],
    [nearMiss({ near_miss: missing({ missing_quantity: 1 }) }), "1 piece more for a free Workshop mug"],
    [nearMiss({ near_miss: missing({ missing_amount: 5, missing_quantity: 2 }) }), "€5.00 and 2 pieces more for a free Workshop mug"],
    [nearMiss({ goods: [freeGoods(), freeGoods({ variant_id: "cap", title: "Cap", quantity: 2 })] }), "€12.00 more, and you get Workshop mug and 2 × Cap free"],
    [nearMiss({ goods: openChoice().goods, choice: { choose: 1, open: 1, each: 1, chosen: [] } }), "€12.00 more, and you choose a free product"],
    [nearMiss({ goods: openChoice().goods, choice: { choose: 2, open: 2, each: 1, chosen: [] } }), "€12.00 more, and you choose 2 free products"],
    [nearMiss({ goods: [], name: "3 for 2" }), "€12.00 more: 3 for 2"],
  ])("says what is missing (%#)", (one, sentence) => {
    progress([one])
    expect(read(screen.getByRole("status"))).toBe(sentence)
  })

  it("has a bar with the sentence as its name, which is not full while something is missing", () => {
    progress([nearMiss({ near_miss: missing({ missing_amount: 0.01, progress: 0.9999 }) })])
    const bar = screen.getByRole("progressbar", { name: /^€0\.01 more for/ })
    expect([bar.getAttribute("aria-valuenow"), bar.getAttribute("aria-valuetext")]).toEqual(["99", "99%"])
  })

  it("shows as many as are wanted, the nearest first", () => {
    const far = nearMiss({ rule_id: "far", name: "3 for 2", goods: [], near_miss: missing({ missing_quantity: 3, progress: 0.1 }) })
    progress([far, nearMiss()], { most: 2 })
    expect(screen.getAllByRole("progressbar").map((bar) => read(document.getElementById(bar.getAttribute("aria-labelledby") ?? "")!))).toEqual([
      "€12.00 more for a free Workshop mug",
      "3 pieces more: 3 for 2",
    ])
  })

  it("keeps its live region where nothing is near, so that what comes next is spoken", () => {
    const { rerender } = progress([granted()])
    const region = screen.getByRole("status")
    expect([read(region), screen.queryByRole("progressbar")]).toEqual(["", null])
    rerender(<FreeProductProgress state={{ freeProducts: [nearMiss()] }} />)
    expect(screen.getByRole("status")).toBe(region)
    expect(read(region)).toContain("€12.00 more")
  })

  it("speaks German", () => {
    progress([nearMiss()], german)
    expect(read()).toContain("Noch 12,00 €, dann gratis: Workshop mug")
  })
})

function Picker({ source, ...look }: { source: ReturnType<typeof waitingShop>["source"] }) {
  return <FreeProductPicker state={useCartFreeProducts({ source, cartId: "cart_1", buyer: null })} {...look} />
}

async function picker(free: CartFreeProduct[], look = {}) {
  const { asked, source } = waitingShop()
  const { container } = render(<Picker source={source} {...look} />)
  await asked[0]!.answer(answerOf(...free))
  return { asked, container, answer: (...next: CartFreeProduct[]) => asked.at(-1)!.answer({ cart: { id: "cart_1" }, ...answerOf(...next) }) }
}

const inCart = () => read(document.querySelector(".free-product-in-cart")!)

describe("FreeProductPicker", () => {
  it("says what is free in the cart, and keeps the focus on its button through decline and taking back", async () => {
    const { asked, answer } = await picker([granted()])
    expect(inCart()).toBe("Free in your cart: Workshop mug")
    const button = screen.getByRole("button", { name: "No, thanks: A mug for you" })
    button.focus()
    fireEvent.click(button)
    fireEvent.click(button)
    expect(asked.slice(1).map(({ body }) => body)).toEqual([{ rule_id: "mug_rule", decline: true }])
    await answer(granted({ state: "declined", lines: [] }))
    expect(inCart()).toBe("")
    expect(read()).toContain("You do without it.")
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Add it after all: A mug for you" }))
    fireEvent.click(button)
    await answer(granted())
    expect(inCart()).toBe("Free in your cart: Workshop mug")
    expect(document.activeElement?.textContent).toBe("No, thanks")
  })

  it("lets one of three be picked and swapped, and says which cannot be had", async () => {
    const { asked, answer } = await picker([openChoice()])
    const group = screen.getByRole("group", { name: "Choose 1 of 3" })
    const option = (name: RegExp) => within(group).getByRole<HTMLInputElement>("radio", { name })
    expect(read(group)).toContain("One more can be chosen.")
    expect(read(group)).toContain("usually €7.60")
    expect([option(/Safety glasses/).disabled, option(/Pocket guide.*not available at the moment/).disabled]).toEqual([false, true])
    fireEvent.click(option(/Safety glasses/))
    expect([option(/Safety glasses/).checked, read(group).includes("can be chosen")]).toEqual([true, false])
    await answer(openChoice({ state: "granted", choice: { choose: 1, open: 0, each: 1, chosen: [{ variant_id: "glasses", quantity: 1 }] } }))
    fireEvent.click(option(/Foam tape/))
    expect([option(/Safety glasses/).checked, option(/Foam tape/).checked]).toEqual([false, true])
    expect(asked.slice(1).map(({ body }) => body)).toEqual([
      { rule_id: "choice_rule", choose: [{ variant_id: "glasses", quantity: 1 }] },
      { rule_id: "choice_rule", choose: [{ variant_id: "tape", quantity: 1 }] },
    ])
  })

  it("lets several be picked, no more than there are to be, and one put back", async () => {
    const chosen = [{ variant_id: "a", quantity: 1 }]
    const goods = ["a", "b", "c"].map((variant_id) => freeGoods({ variant_id, title: variant_id.toUpperCase(), variant_title: null }))
    const { asked } = await picker([openChoice({ goods, choice: { choose: 2, open: 1, each: 1, chosen } })])
    const box = (name: RegExp) => screen.getByRole<HTMLInputElement>("checkbox", { name })
    fireEvent.click(box(/^B/))
    expect([box(/^A/).disabled, box(/^C/).disabled]).toEqual([false, true])
    fireEvent.click(box(/^A/))
    expect(box(/^C/).disabled).toBe(false)
    await asked[1]!.answer({ cart: { id: "cart_1" }, ...answerOf(openChoice({ goods, choice: { choose: 2, open: 0, each: 1, chosen: [...chosen, { variant_id: "b", quantity: 1 }] } })) })
    expect(asked.slice(1).map(({ body }) => body)).toEqual([
      { rule_id: "choice_rule", choose: [...chosen, { variant_id: "b", quantity: 1 }] },
      { rule_id: "choice_rule", choose: [{ variant_id: "b", quantity: 1 }] },
    ])
  })

  it("asks how many of each where more are to be picked than there are articles", async () => {
    const { asked } = await picker([openChoice({ choice: { choose: 4, open: 3, each: 3, chosen: [{ variant_id: "tape", quantity: 1 }] } })])
    const field = screen.getByRole<HTMLSelectElement>("combobox", { name: "How many: Safety glasses" })
    expect([...field.options].map(({ value }) => value)).toEqual(["0", "1", "2", "3"])
    fireEvent.change(field, { target: { value: "3" } })
    expect(asked[1]!.body).toEqual({ rule_id: "choice_rule", choose: [{ variant_id: "tape", quantity: 1 }, { variant_id: "glasses", quantity: 3 }] })
  })

  it.each([
    ["not_granted", "Your cart does not get this any more."],
    ["not_a_choice", "There is nothing to choose here."],
    ["chosen_too_many", "This is more than can be chosen. Please take one off first."],
    ["not_to_choose", "This one cannot be chosen any more. Please choose another one."],
    ["cart_completed", "This cart has been ordered already."],
    ["free_product_rule_not_found", "This offer is over."],
    ["something_new", "This could not be changed. Please look at what your cart gets now."],
  ])("says at the product why a change was refused: %s", async (reason, sentence) => {
    const { asked } = await picker([granted(), openChoice()])
    fireEvent.click(screen.getByRole("radio", { name: /Safety glasses/ }))
    await asked[1]!.fail(new Error("no", { cause: { errors: [{ reason }] } }))
    await asked[2]!.answer(answerOf(granted(), openChoice()))
    const alert = screen.getByRole("alert")
    expect(read(alert)).toBe(sentence)
    expect(read(alert.closest("li")!)).toContain("Something for the workshop")
    expect(screen.getByRole<HTMLInputElement>("radio", { name: /Safety glasses/ }).checked).toBe(false)
  })

  it.each([
    ["out_of_stock", "2 pieces fewer than promised: there are no more in stock."],
    ["limit_per_order", "2 pieces fewer than promised: there are no more for one order."],
    ["limit_per_owner", "2 pieces fewer than promised: you have had all that one customer gets."],
    ["limit_total", "2 pieces fewer than promised: all of them have been given away."],
    ["not_published", "2 pieces fewer than promised: it cannot be had at the moment."],
  ])("says why there are fewer: %s", async (reason, sentence) => {
    await picker([granted({ shortfalls: [{ variant_id: "mug", missing: 2, reason }] })])
    expect(read()).toContain(sentence)
  })

  it("says that nothing can be had, and offers nothing to decline or to pick then", async () => {
    await picker([openChoice({ state: "unavailable", shortfalls: [{ variant_id: null, missing: 1, reason: "limit_total" }] })])
    expect(read()).toContain("Not available at the moment: all of them have been given away.")
    expect([screen.queryByRole("button"), screen.queryByRole("radio")]).toEqual([null, null])
  })

  it("offers no way to be rid of what is taken off paid lines", async () => {
    const lines = [{ line_id: "l", kind: "pieces" as const, variant_id: "v", title: "Bearing", thumbnail: null, quantity: 1, value: 4 }]
    await picker([granted({ name: "3 for 2", goods: [], lines })])
    expect(inCart()).toBe("Free in your cart: Bearing")
    expect(screen.queryByRole("button")).toBeNull()
  })

  it("is an unnamed empty region while nothing is known and where there is nothing, so that what comes is spoken", async () => {
    const { asked, source } = waitingShop()
    const { container } = render(<Picker source={source} />)
    const region = screen.getByRole("status")
    expect([read(container), screen.queryByRole("heading"), screen.queryByRole("region")]).toEqual(["", null, null])
    await asked[0]!.answer(answerOf(nearMiss()))
    expect([read(container), screen.getByRole("status")]).toEqual(["", region])
  })

  it("says that nothing could be read, and tries again", async () => {
    const { asked, source } = waitingShop()
    render(<Picker source={source} />)
    await asked[0]!.fail(new TypeError("offline"))
    expect(read(screen.getByRole("alert"))).toContain("Free products could not be read.")
    await act(async () => screen.getByRole("button", { name: "Try again" }).click())
    await asked[1]!.answer(answerOf(granted()))
    expect([screen.queryByRole("alert"), inCart()]).toEqual([null, "Free in your cart: Workshop mug"])
  })

  it("says that a change did not reach the shop", async () => {
    const { asked } = await picker([granted()])
    fireEvent.click(screen.getByRole("button"))
    await asked[1]!.fail(new TypeError("offline"))
    await asked[2]!.answer(answerOf(granted()))
    expect(read(screen.getByRole("alert"))).toBe("This did not work. Nothing was changed; please try again.")
  })

  it("speaks German, with single texts of the shop's own", async () => {
    await picker([openChoice()], { ...german, labels: { ...germanFreeProductLabels, decline: "Ohne" } })
    expect(screen.getByRole("group", { name: "Wählen Sie 1 von 3" })).toBeTruthy()
    expect(read()).toContain("Eines können Sie noch wählen.")
    expect(read(screen.getByRole("button"))).toBe("Ohne")
  })
})

describe("FreeProductLine", () => {
  const paid = { id: "line_1", unit_price: 10, compare_at_unit_price: null, quantity: 3, metadata: null, adjustments: [] }
  const mug = { ...paid, id: "line_mug", unit_price: 0, compare_at_unit_price: 9.9, quantity: 1, metadata: { free_product_rule_id: "mug_rule" } }

  it("strikes the usual price through, and says that the line is free and why", () => {
    const { container } = render(<FreeProductLine line={mug} currencyCode="eur" freeProducts={[granted()]} />)
    expect(read(container)).toBe("instead of €9.90 Free A mug for you")
    expect(read(container.querySelector("s")!)).toBe("instead of €9.90")
  })

  it("tells a free line of an order without the shop's words", () => {
    const { container } = render(<FreeProductLine line={mug} currencyCode="eur" {...german} />)
    expect(read(container)).toBe("statt 9,90 € Gratis")
  })

  it("says how many pieces of a paid line are free, or what they are worth", () => {
    const lines = [{ line_id: "line_1", kind: "pieces" as const, variant_id: "v", title: "Bearing", thumbnail: null, quantity: 1, value: 10 }]
    const { container, rerender } = render(<FreeProductLine line={paid} currencyCode="eur" freeProducts={[granted({ name: "3 for 2", lines })]} />)
    expect(read(container)).toBe("1 of 3 free 3 for 2")
    rerender(<FreeProductLine line={{ ...paid, adjustments: [{ amount: 10, provider_id: "free-products", description: "3 for 2" }] }} currencyCode="eur" />)
    expect(read(container)).toBe("€10.00 free 3 for 2")
  })

  it("is nothing for a line that is paid in full", () => {
    expect(render(<FreeProductLine line={paid} currencyCode="eur" freeProducts={[granted()]} />).container.innerHTML).toBe("")
  })
})

describe("FreeProductBanner", () => {
  it("says what is on, from when on and until when, and shows as many as are wanted", () => {
    const choice = freeProductOffer({ rule_id: "r2", name: "Pick one", description: null, minimum_amount: 100, minimum_tax: "net", minimum_quantity: 10, choose: 1, goods: openChoice().goods, ends_at: "2027-01-01T00:00:00.000Z" })
    const state = { offers: [freeProductOffer(), choice, freeProductOffer({ rule_id: "r3", name: "Third" })], currencyCode: "eur" }
    render(<FreeProductBanner state={state} most={2} timeZone="UTC" renderMore={({ rule_id }) => <a href={`#${rule_id}`}>More</a>} />)
    expect(screen.getByRole("region", { name: "Free with your order" })).toBeTruthy()
    expect(screen.getAllByRole("listitem").map((item) => read(item))).toEqual([
      "A mug for youAs a thank-youFrom €500.00More",
      "Pick oneFrom €100.00 (without tax) · From 10 pieces · Choose 1 of 3 · Until December 31, 2026More",
    ])
  })

  it("is nothing where nothing is on", () => {
    expect(render(<FreeProductBanner state={{ offers: [], currencyCode: "eur" }} />).container.innerHTML).toBe("")
  })
})
