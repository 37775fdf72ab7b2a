import { TestEnvironment } from "jest-environment-node"
import type { TestApp } from "./global-setup"

/** Hands the one booted app into a spec's sandbox as the global `testApp`. */
export default class AppEnvironment extends TestEnvironment {
  override async setup(): Promise<void> {
    await super.setup()
    this.global.testApp = globalThis.testApp
    // What a spec hands to the app is to be a date there too, and not an object of another realm.
    this.global.Date = Date
  }

  /** A rule for everybody that a spec has left behind would lower the prices of the next one. */
  override async teardown(): Promise<void> {
    await forgetRules(globalThis.testApp)
    await super.teardown()
  }
}

async function forgetRules(app: TestApp | undefined): Promise<void> {
  if (!app) return
  const { data } = await app.container.resolve("query").graph({ entity: "tier_price_rule", fields: ["id"] })
  const ids = data.map(({ id }: { id: string }) => id)
  await forgetFreeRules(app)
  if (ids.length > 0) await app.container.resolve("workflows").run("delete-tier-price-rules", { input: { ids } })
}

async function forgetFreeRules(app: TestApp): Promise<void> {
  const service = app.container.resolve<{ listFreeProductRules: (filters: object, config: object) => Promise<{ id: string }[]>; deleteFreeProductRules: (ids: string[]) => Promise<void> }>("free_products")
  const rules = await service.listFreeProductRules({}, { select: ["id"], take: null })
  if (rules.length > 0) await service.deleteFreeProductRules(rules.map(({ id }) => id))
}
