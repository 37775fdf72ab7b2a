import { asAdmin, asBuyer, ok } from "../support/api"
import { BOTH_LINES } from "./host"
import { makeScene, pricesOnTheWay, TIER_PRICES } from "./one-tier-price"
import { openShop, type InstalledShop } from "./shop-on-database"

/** A shop's own handlers on hooks that we occupy; each leaves a line in the log. */
const OWN_HANDLERS = `
  const flows = require("@medusajs/medusa/core-flows")
  const { StepResponse } = require("@medusajs/framework/workflows-sdk")
  const hear = (workflow, hook) =>
    flows[workflow].hooks[hook](async () => {
      console.log("own handler: " + workflow + "." + hook)
      return new StepResponse({ own_handler: true })
    })
  hear("addToCartWorkflow", "setPricingContext")
  hear("completeCartWorkflow", "validate")
`

/** A module and its routes, named as those of Medusa's b2b starter. */
const B2B_STARTER = {
  "src/modules/company/index.js": `
    const { Module, MedusaService } = require("@medusajs/framework/utils")
    const Company = require("./models/company").default
    class CompanyModuleService extends MedusaService({ Company }) {}
    exports.default = Module("company", { service: CompanyModuleService })
  `,
  "src/modules/company/models/company.js": `
    const { model } = require("@medusajs/framework/utils")
    exports.default = model.define("company", { id: model.id({ prefix: "comp" }).primaryKey(), name: model.text() })
  `,
  "src/modules/company/migrations/Migration20250317142536.js": `
    const { Migration } = require("@medusajs/framework/mikro-orm/migrations")
    exports.Migration20250317142536 = class extends Migration {
      async up() {
        this.addSql('create table if not exists "company" ("id" text primary key, "name" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null)')
      }
    }
  `,
  "src/api/admin/companies/route.js": `
    exports.POST = async (req, res) => res.json({ company: await req.scope.resolve("company").createCompanies({ name: req.body.name }) })
    exports.GET = async (req, res) => res.json({ companies: await req.scope.resolve("company").listCompanies() })
  `,
  "src/api/store/companies/route.js": `
    exports.GET = async (req, res) => res.json({ companies: await req.scope.resolve("company").listCompanies() })
  `,
}

describe("a shop with its own handlers on hooks that we occupy", () => {
  let shop: InstalledShop

  beforeAll(async () => {
    shop = await openShop("own-handlers", { ...BOTH_LINES, files: { "src/workflows/hooks/own.js": OWN_HANDLERS } })
  })

  afterAll(() => shop?.remove())

  it("has all of them run, ours too", async () => {
    expect(await pricesOnTheWay(await makeScene())).toEqual(TIER_PRICES)
    const heard = shop.log().split("\n").filter((line) => line.startsWith("own handler: "))
    expect(new Set(heard)).toEqual(
      new Set(["own handler: addToCartWorkflow.setPricingContext", "own handler: completeCartWorkflow.validate"])
    )
  })
})

describe("a shop with modules and routes named as the b2b starter names them", () => {
  let shop: InstalledShop

  beforeAll(async () => {
    shop = await openShop(
      "b2b-starter",
      { ...BOTH_LINES, modules: [...BOTH_LINES.modules, { resolve: "./src/modules/company" }], files: B2B_STARTER },
      { migrations: true }
    )
  })

  afterAll(() => shop?.remove())

  it("keeps its companies beside our tier prices", async () => {
    const scene = await makeScene()
    await ok(asAdmin().post("/admin/companies", { name: "Acme" }))
    const { companies } = await ok<{ companies: { name: string }[] }>(asBuyer(scene.buying.shop).get("/store/companies"))
    expect(companies.map(({ name }) => name)).toEqual(["Acme"])
    expect(await pricesOnTheWay(scene)).toEqual(TIER_PRICES)
  })
})
