import { countingHistory, type CoverChange, type OwnChange } from "./counting-history"

const at = (day: number): Date => new Date(Date.UTC(2026, 0, day))
const own = (day: number, from_level_id: string | null, to_level_id: string | null): OwnChange => ({ from_level_id, to_level_id, at: at(day) })
const cover = (day: number, from_level_id: string | null, to_level_id: string | null, company_id = "acme"): CoverChange => ({ ...own(day, from_level_id, to_level_id), company_id })
const rankOf = (id: string | null): number => ["bronze", "silver", "gold"].indexOf(id ?? "") + 1

/** The oldest first: `null > gold acme`, `~` where nothing changed for him. */
const told = (owns: OwnChange[], covers: CoverChange[]): string[] =>
  countingHistory({ own: [...owns].reverse(), own_level_id: null, covers: [...covers].reverse(), cover_level_id: null }, rankOf)
    .reverse()
    .map(({ from_level_id, to_level_id, counts, by }) => `${counts ? "" : "~"}${from_level_id} > ${to_level_id} ${"cover" in by ? by.cover.company_id : "own"}`)

describe("the history of the level that counts", () => {
  it.each<[string, OwnChange[], CoverChange[], string[]]>([
    ["is the own one where no company covers him", [own(1, null, "bronze"), own(2, "bronze", "silver")], [], ["null > bronze own", "bronze > silver own"]],
    ["tells what a company's level does for him", [], [cover(1, null, "silver"), cover(2, "silver", "gold"), cover(3, "gold", null)], ["null > silver acme", "silver > gold acme", "gold > null acme"]],
    ["falls back to the own level when a company's ends", [own(1, null, "bronze")], [cover(2, null, "gold"), cover(3, "gold", null)], ["null > bronze own", "bronze > gold acme", "gold > bronze acme"]],
    ["keeps apart what he earned below his company's level", [own(2, null, "bronze"), own(4, "bronze", null)], [cover(1, null, "gold"), cover(3, "gold", null)], ["null > gold acme", "~null > bronze own", "gold > bronze acme", "bronze > null own"]],
    ["says from where he rose above his company", [own(2, "bronze", "gold")], [cover(1, null, "silver")], ["bronze > silver acme", "silver > gold own"]],
    ["tells once what he and his company reach at one instant", [own(1, null, "gold")], [cover(1, null, "gold")], ["null > gold own"]],
    ["tells once what both lose at one instant", [own(1, null, "gold"), own(2, "gold", null)], [cover(1, null, "gold"), cover(2, "gold", null)], ["null > gold own", "gold > null own"]],
    ["is the company's where the own level goes the other way", [own(2, "bronze", "silver")], [cover(1, null, "gold"), cover(2, "gold", null)], ["bronze > gold acme", "gold > silver acme"]],
    ["says nothing of a company's level below the own one", [own(1, null, "gold")], [cover(2, null, "silver")], ["null > gold own"]],
  ])("%s", (_title, owns, covers, expected) => {
    expect(told(owns, covers)).toEqual(expected)
  })

  it("begins with how he stands where nothing was noted of one side", () => {
    const [change] = countingHistory({ own: [own(1, null, "bronze")], own_level_id: "bronze", covers: [], cover_level_id: "gold" }, rankOf)
    expect(change).toMatchObject({ counts: false, to_level_id: "bronze" })
  })
})
