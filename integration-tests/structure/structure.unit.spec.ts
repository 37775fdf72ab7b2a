import path from "node:path"
import { readTree } from "./read-tree"
import { findViolations, type Rule } from "./structure"

const MODULE = { "src/modules/points/index.ts": 'export default Module("points", { service })' }

/** The broken rules of a small tree, as `file: rule`. */
const broken = (files: Record<string, string>): string[] =>
  findViolations(new Map(Object.entries(files))).map(({ file, rule }) => `${file}: ${rule}`)

describe("the project", () => {
  it("keeps every rule of its structure", () => {
    expect(findViolations(readTree(path.resolve(__dirname, "..", "..")))).toEqual([])
  })
})

describe("the checker", () => {
  it("accepts a tree whose dependencies run one way", () => {
    expect(
      broken({
        ...MODULE,
        "src/shared/schema.ts": 'export { z } from "@medusajs/framework/zod"',
        "src/modules/points/domain/earn.ts": 'import { z } from "../../../shared/schema"\nexport const at = (now: Date) => new Date(now)',
        "src/modules/points/domain/earn.unit.spec.ts": 'import fc from "fast-check"\nit("is asked for the time", () => Date.now())',
        "src/modules/points/service.ts": 'import { MedusaService } from "@medusajs/framework/utils"\nimport { at } from "./domain/earn"',
        "src/workflows/points/steps/earn.ts": 'import { at } from "../../../modules/points/domain/earn"',
        "src/workflows/carts/reconcile.ts": 'import "../points/steps/earn"\nimport type { Points } from "../../modules/points/service"',
        "src/api/store/points/route.ts": 'import "../../../workflows/carts/reconcile"',
        "src/admin/routes/points/page.tsx": 'import type { Point } from "../../../types/point"\nimport { Table } from "@medusajs/ui"',
        "src/types/point.ts": "export type Point = { id: string }",
        "storefront/src/points.tsx": 'import { useState } from "react"',
      })
    ).toEqual([])
  })

  it("sees that two modules have a migration of one name, of which Medusa would run one", () => {
    const migration = "export class Migration20261129040000 extends Migration {}"
    const levels = { "src/modules/levels/index.ts": 'export default Module("levels", { service })', "src/modules/levels/migrations/Migration20261129040000.ts": migration }
    expect(broken({ ...MODULE, ...levels, "src/modules/points/migrations/Migration20261129040000.ts": migration })).toEqual(["src/modules/points/migrations/Migration20261129040000.ts: migration_name"])
    expect(broken({ ...MODULE, ...levels, "src/modules/points/migrations/Migration20261129040100.ts": migration })).toEqual([])
  })

  const ONE_VIOLATION: [string, string, string, Rule][] = [
    ["a kernel that imports Medusa", "src/modules/points/domain/a.ts", 'import { BigNumber } from "@medusajs/framework/utils"', "pure"],
    ["a kernel that imports a type of Medusa", "src/modules/points/domain/a.ts", 'import type { Context } from "@medusajs/framework/types"', "pure"],
    ["a kernel that imports its service", "src/modules/points/domain/a.ts", 'import { b } from "../service"', "layer"],
    ["a shared file that imports a package", "src/shared/a.ts", 'import { z } from "zod"', "pure"],
    ["a shared file that imports a module", "src/shared/a.ts", 'import { b } from "../modules/points/service"', "layer"],
    ["a rule that imports a reward", "src/rules/a.ts", 'export * from "../rewards/b"', "layer"],
    ["a kernel that reads the clock", "src/modules/points/domain/a.ts", "export const a = () => Date.now()", "clock"],
    ["a kernel that makes a date of now", "src/modules/points/domain/a.ts", "export const a = () => new Date()", "clock"],
    ["a rule that rolls dice", "src/rules/a.ts", "export const a = () => Math.random()", "chance"],
    ["a kernel that waits", "src/modules/points/domain/a.ts", "export const a = async () => 1", "async_domain"],
    ["a kernel that makes a promise", "src/modules/points/domain/a.ts", "export const a = () => Promise.resolve(1)", "async_domain"],
    ["a service that imports a workflow", "src/modules/points/service.ts", 'import { b } from "../../workflows/points/earn"', "layer"],
    ["a service that imports it late", "src/modules/points/service.ts", 'const b = await import("../../workflows/points/earn")', "layer"],
    ["a step that imports a workflow", "src/workflows/points/steps/a.ts", 'import { b } from "../earn"', "layer"],
    ["a workflow that imports a route", "src/workflows/points/a.ts", 'import { b } from "../../api/store/points/route"', "layer"],
    ["a workflow that imports the dashboard", "src/workflows/points/a.ts", 'import { b } from "../../admin/lib/sdk"', "layer"],
    ["a slice that imports another's kernel", "src/modules/points/a.ts", 'import { b } from "../tier-pricing/domain/resolve"', "slice"],
    ["a slice's workflow that imports another's service", "src/workflows/points/a.ts", 'import type { b } from "../../modules/tier-pricing/service"', "slice"],
    ["a dashboard that imports a kernel", "src/admin/lib/a.ts", 'import { b } from "../../modules/points/domain/earn"', "http_only"],
    ["a storefront that brings a dependency", "storefront/src/a.tsx", 'import { b } from "@medusajs/js-sdk"', "peer_dependencies_only"],
    ["a storefront that reaches into the plugin", "storefront/src/a.tsx", 'import { b } from "../../src/shared/money"', "peer_dependencies_only"],
    ["a loose file among the modules", "src/modules/a.ts", "export const a = 1", "only_modules"],
    ["a file that is named for nothing", "src/shared/price-utils.ts", "export const a = 1", "name"],
    ["a folder that is named for nothing", "src/modules/points/helpers/a.ts", "export const a = 1", "name"],
    ["a file in camel case", "src/shared/tierPrice.ts", "export const a = 1", "name"],
    ["a hook that the README does not list", "src/workflows/hooks/a.ts", 'shareHook(addToCartWorkflow, "validate", go)', "hook_not_listed"],
    ["a hook that is taken from everybody else", "src/workflows/hooks/a.ts", "addToCartWorkflow.hooks.validate(go)", "hook_not_listed"],
  ]

  it.each(ONE_VIOLATION)("refuses %s", (_title, file, text, rule) => {
    expect(broken({ ...MODULE, [file]: text })).toEqual([`${file}: ${rule}`])
  })

  it("tells what steps are made of from a workflow by what it knows", () => {
    const files = {
      ...MODULE,
      "src/workflows/points/steps/a.ts": 'import { b } from "../ledger/b"',
      "src/workflows/points/ledger/b.ts": 'import { c } from "../c"',
    }
    expect(broken({ ...files, "src/workflows/points/c.ts": "export const c = 1" })).toEqual([])
    expect(broken({ ...files, "src/workflows/points/c.ts": 'export const c = createWorkflow("c", run)' })).toEqual([
      "src/workflows/points/steps/a.ts: layer",
    ])
  })

  it("refuses a folder of src/modules that is no module", () => {
    expect(broken({ "src/modules/tools/index.ts": "export const a = 1" })).toEqual(["src/modules/tools/index.ts: only_modules"])
  })

  it("compares the hooks that the README lists with those that are occupied", () => {
    const readme = [
      "# Shop",
      "## Hooks that we occupy",
      "| workflow | hook | what for |",
      "|---|---|---|",
      "| `addToCartWorkflow`, `completeCartWorkflow` | `validate` | reasons |",
      "## Limits",
      "| `createOrderWorkflow` | `orderCreated` | is free |",
    ].join("\n\n")
    const hook = 'shareHook(addToCartWorkflow, "validate", go)'
    expect(broken({ "README.md": readme, "src/workflows/hooks/a.ts": hook })).toEqual(["README.md: hook_not_occupied"])
  })

  it("is not misled by what a comment or a text says", () => {
    expect(broken({ "src/rules/a.ts": '// Math.random() and new Date()\nexport const a = "Date.now()"' })).toEqual([])
  })
})
