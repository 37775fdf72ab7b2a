import { keptResults } from "./kept-results"

const HEAD = "| measure | baseline | ratio |\n| --- | --- | --- |"
const page = (measured: string, ...rows: string[]) => `# Benchmarks\n\n<!-- last results -->\n\n${measured}\n\n${[HEAD, ...rows].join("\n")}\n\n<!-- end of last results -->\n\nMore.\n`
const table = (...rows: string[]) => [HEAD, ...rows].join("\n")

describe("the kept results", () => {
  it("replace a measure against the same baseline where it stands, add another one at the end, and keep the others", () => {
    const before = page("Monday", "| listing | bare | 1.20 |", "| add | bare | 1.00 |", "| add | indexed | 1.10 |")
    expect(keptResults(before, table("| add | bare | 0.90 |", "| verify | – | 2 s |"), "Tuesday")).toBe(
      page("Tuesday", "| listing | bare | 1.20 |", "| add | bare | 0.90 |", "| add | indexed | 1.10 |", "| verify | – | 2 s |")
    )
  })

  it("are refused by a page without a place for them", () => {
    expect(() => keptResults("# Benchmarks", table(), "Tuesday")).toThrow("no table between")
  })
})
