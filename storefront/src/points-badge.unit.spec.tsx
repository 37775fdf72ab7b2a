import { render } from "@testing-library/react"
import { inkOn, PointsBadge } from "./points-badge.tsx"
import { program } from "./points.fixture.ts"

const text = (element: React.ReactElement) => render(element).container.textContent

describe("PointsBadge", () => {
  it("says in the shop's words how many points there are to earn", () => {
    expect(text(<PointsBadge program={program} points={1200} place="product" />)).toBe("Earn 1,200 kestrels")
    expect(text(<PointsBadge program={program} points={1200} place="product" locale="de" />)).toBe("Earn 1.200 kestrels")
    expect(text(<PointsBadge program={program} points={1} place="cart" />)).toBe("Earn 1 kestrel")
  })

  it("stands only where the shop wants it", () => {
    expect(text(<PointsBadge program={program} points={12} place="listing" />)).toBe("")
  })

  it.each([["no points", 0], ["points that are not known yet", undefined]])("is not there for %s", (_what, points) => {
    expect(text(<PointsBadge program={program} points={points} place="product" />)).toBe("")
    expect(text(<PointsBadge program={null} points={12} place="product" />)).toBe("")
  })

  it("tells guests what the shop has to tell them, and promises nothing where that is nothing", () => {
    expect(text(<PointsBadge program={program} points={12} place="product" guest />)).toBe("Log in to earn 12 kestrels")
    expect(text(<PointsBadge program={{ ...program, guest_text: null }} points={12} place="product" guest />)).toBe("")
  })

  it("has the shop's colour, and letters that can be read on it", () => {
    const { container } = render(<PointsBadge program={program} points={12} place="product" />)
    const { style } = container.querySelector("span")!
    expect(style.getPropertyValue("--points-badge-colour")).toBe("#0f766e")
    expect(style.getPropertyValue("--points-badge-ink")).toBe("#ffffff")
    expect(["#ffffff", "#f5b400", "#7dd3fc", "#000000", "#0D2B40"].map(inkOn)).toEqual([
      "#000000",
      "#000000",
      "#000000",
      "#ffffff",
      "#ffffff",
    ])
  })
})
