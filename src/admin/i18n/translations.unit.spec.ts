import fs from "node:fs"
import path from "node:path"
import { germanPointsLabels } from "../../../storefront/src/points-labels"
import { SUMMARY_WORDINGS } from "../../modules/reward-points/domain/program-summary"
import { ownerPeriods, returnPolicies, stackingTypes } from "../lib/free-product-draft"
import { rewardTypes } from "../lib/free-product-reward-draft"
import translations from "."

type Words = { [key: string]: string | Words }

const flat = (words: Words, prefix = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[`${prefix}${key}`, value]] : flat(value, `${prefix}${key}.`)
  )
const en = new Map(flat(translations.en["tier-pricing"]))
const de = new Map(flat(translations.de["tier-pricing"]))
const holes = (text = "") => [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name).sort()

const sources = (folder: string): string[] =>
  fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name)
    return entry.isDirectory() ? sources(file) : /(?<!spec)\.tsx?$/.test(entry.name) ? [fs.readFileSync(file, "utf8")] : []
  })

describe("what the dashboard says", () => {
  it("is said in German as in English", () => {
    expect([...de.keys()].sort()).toEqual([...en.keys()].sort())
  })

  it.each([...en.keys()])("%s has the same holes in both languages, and is not empty", (key) => {
    expect(holes(de.get(key))).toEqual(holes(en.get(key)))
    expect(de.get(key)).not.toBe("")
  })

  it("has the terms in short as buyers read them, in both languages", () => {
    const asHere = (wordings: Record<string, string>) => Object.fromEntries(Object.entries(wordings).map(([key, wording]) => [key, wording.replace("{amount} {currency}", "{money}").replace(/{(\w+)}/g, "{{$1}}")]))
    expect(translations.en["tier-pricing"].points.settings.summary.says).toEqual(asHere(SUMMARY_WORDINGS))
    expect(translations.de["tier-pricing"].points.settings.summary.says).toEqual(asHere(germanPointsLabels.terms))
  })

  it("has words for every key that the code asks for", () => {
    const asked = sources(path.join(__dirname, "..")).flatMap((code) =>
      [...code.matchAll(/\bt\(\s*"([\w.]+)"/g)].map(([, key]) => key)
    )
    const known = (key: string) => en.has(key) || en.has(`${key}_other`)
    expect(asked.length).toBeGreaterThan(100)
    expect([...new Set(asked)].filter((key) => !known(key))).toEqual([])
  })

  it("has words wherever the code asks for one of several", () => {
    const asked = sources(path.join(__dirname, "..")).flatMap((code) => [...code.matchAll(/\bt\(\s*`([\w.-]+)\.\${/g)].map(([, group]) => group))
    const known = (group: string) => [...en.keys()].some((key) => key.startsWith(`${group}.`))
    expect(asked.length).toBeGreaterThan(50)
    expect([...new Set(asked)].filter((group) => !known(group))).toEqual([])
  })

  it("has words for whatever a rule for free products says: its kinds, its limits, and why it gives less or nothing", () => {
    const contract = sources(path.join(__dirname, "..", "..", "modules", "free-products", "domain")).join("\n")
    const shortfalls = [...(contract.split("export type Shortfall =")[1]?.split("\n")[0] ?? "").matchAll(/"(\w+)"/g)].map(([, code]) => code)
    expect(shortfalls.length).toBeGreaterThan(5)
    expect(shortfalls.map((code) => `freeProducts.shortfalls.${code}`).filter((key) => !en.has(key))).toEqual([])
    const said = [...rewardTypes.flatMap((type) => [`rewards.types.${type}`, `rewards.about.${type}`, `says.gives.${type}`]), ...stackingTypes.map((type) => `form.stacking.options.${type}`), ...ownerPeriods.map((period) => `form.limits.periods.${period}`), ...returnPolicies.map((policy) => `says.on_return.${policy}`)]
    expect(said.map((key) => `freeProducts.${key}`).filter((key) => !en.has(key) && !en.has(`${key}_other`))).toEqual([])
  })

  it("has words for every reason, state and signal of referrals", () => {
    const contract = fs.readFileSync(path.join(__dirname, "..", "..", "types", "referrals.ts"), "utf8")
    const codes = (type: string) => [...(contract.split(`export type ${type} =`)[1]?.split("export type")[0].replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, "") ?? "").matchAll(/"(\w+)"/g)].map(([, code]) => code)
    const asked = [
      ...codes("ReferralReason").map((code) => `referrals.reasons.${code}`),
      ...codes("ReferralState").map((code) => `referrals.states.${code}`),
      ...codes("ReferralSignalCode").map((code) => `referrals.signals.${code}.label`),
    ]
    expect(asked.length).toBeGreaterThan(35)
    expect(asked.filter((key) => !en.has(key))).toEqual([])
  })

  it("has words for every reason that a move-in gives for a row", () => {
    const code = ["move-in", "workflows/move-in"].flatMap((folder) => sources(path.join(__dirname, "..", "..", folder))).join("\n")
    // What has a path is about the map or the command, and is told before anything is moved.
    const reasons = [...code.matchAll(/(?<!path: [^\n,]*, )\breason: ("[^\n,]+?),?\s(?:message|moved)\b/g)].flatMap(([, said]) => [...said.matchAll(/"(\w+)"/g)].map(([, reason]) => reason))
    expect(reasons.length).toBeGreaterThan(5)
    expect([...new Set(reasons)].filter((reason) => !en.has(`moveIn.reasons.${reason}`))).toEqual([])
  })
})
