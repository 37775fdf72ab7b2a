import fs from "node:fs"
import path from "node:path"
import ts from "typescript"
import { installation } from "./shop-on-database"

describe("the tarball", () => {
  const { files, folder } = installation()
  const content = path.join(folder, "package")
  const manifest = JSON.parse(fs.readFileSync(path.join(content, "package.json"), "utf8"))

  it("holds what is built and the papers, and nothing else", () => {
    const strangers = files.filter((file) => !/^(package\.json|README\.md|LICENSE|CHANGELOG\.md|docs\/.+\.(md|png)|\.medusa\/server\/src\/.+)$/.test(file))
    expect(strangers).toEqual([])
    expect(files).toEqual(expect.arrayContaining(["LICENSE", "CHANGELOG.md", "README.md"]))
  })

  it("holds no tests", () => {
    expect(files.filter((file) => /spec|test|fixture/.test(file))).toEqual([])
  })

  it("declares every package that its server code requires", () => {
    const declared = new Set(Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }))
    const required = files
      .filter((file) => /^\.medusa\/server\/src\/(?!admin\/).*\.js$/.test(file))
      .flatMap((file) => packagesIn(fs.readFileSync(path.join(content, file), "utf8")))
    expect([...new Set(required)].filter((name) => !declared.has(name) && !providedByMedusa(name))).toEqual([])
  })

  it("has a file for every exported path, and types for those in TypeScript", () => {
    const targets = Object.values(manifest.exports as Record<string, string | Record<string, string>>)
      .flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)))
      .filter((target) => !target.includes("*"))
    expect(targets.filter((target) => !fs.existsSync(path.join(content, target)))).toEqual([])
    for (const entry of ["modules/tier-pricing/index", "modules/pricing/index", "workflows/index"]) {
      expect(files).toContain(`.medusa/server/src/${entry}.d.ts`)
    }
  })

  it("compiles in a shop's own TypeScript, with types of what it exports", () => {
    const shop = path.join(folder, "first-shop")
    const file = path.join(shop, "types.ts")
    fs.writeFileSync(
      file,
      `import * as workflows from "medusa-b2b-loyalty/workflows"
       import tierPricing, { TIER_PRICING } from "medusa-b2b-loyalty/modules/tier-pricing"
       export const run = workflows.createTierPriceRulesWorkflow
       export const key: "tier_pricing" = TIER_PRICING
       // @ts-expect-error there is no such workflow: the types are no any
       export const none = workflows.noSuchWorkflow
       export default tierPricing
      `
    )
    const program = ts.createProgram([file], {
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      esModuleInterop: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.Node16,
      moduleResolution: ts.ModuleResolutionKind.Node16,
      types: [],
    })
    expect(ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"))).toEqual([])
  })
})

/** Names of packages, without the path inside of them. Node's own modules are no packages. */
const packagesIn = (script: string): string[] =>
  [...script.matchAll(/require\("([^".][^"]*)"\)/g)]
    .map(([, specifier]) => specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/"))
    .filter((name) => !name.startsWith("node:"))

/** The framework brings the modules that it is made of. */
const providedByMedusa = (name: string): boolean => name === "@medusajs/pricing"
