import fs from "node:fs"
import { CONDITIONS } from "."

const files = fs.readdirSync(__dirname)
const conditionFiles = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".spec.ts") && file !== "index.ts")

describe("the list of conditions", () => {
  it("has every file of a condition, and no other", () => {
    const named = conditionFiles.map((file) => file.replace(".ts", "").replaceAll("-", "_"))
    expect(CONDITIONS.map(({ code }) => code).sort()).toEqual(named.sort())
  })

  it.each(conditionFiles)("%s has a spec beside it", (file) => {
    expect(files).toContain(file.replace(".ts", ".unit.spec.ts"))
  })

  it.each(CONDITIONS.map((condition) => [condition.code, condition] as const))("%s can be filled in: each argument is a field, and no other", (_code, condition) => {
    const NOWHERE = Symbol("nowhere")
    const unknown = condition.args.safeParse({ ...Object.fromEntries(condition.fields.map(({ name }) => [name, NOWHERE])), nobody_knows: 1 })
    const keys = unknown.error?.issues.flatMap((issue) => (issue.code === "unrecognized_keys" ? issue.keys : [])) ?? []
    expect(keys).toEqual(["nobody_knows"])
  })
})
