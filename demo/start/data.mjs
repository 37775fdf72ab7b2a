import { createHash } from "node:crypto"
import fs from "node:fs"
import path from "node:path"
import { runInside } from "./shop.mjs"
import { loadTypeScript } from "./typescript.mjs"

/**
 * What is put into the demo shop, and how it is described to whoever uses it. What a database already holds is noted in
 * it, so that a second start has nothing to do.
 *
 * @typedef {import("./shop.mjs").ShopSettings} ShopSettings
 * @typedef {(text: string) => void} Progress
 */

/** @param {ShopSettings} settings  @param {Progress} progress  @returns {Promise<any>} the ids of what was seeded */
export async function seed(settings, progress) {
  const present = await settings.database.read("seed")
  if (present) return present
  const result = await runInside(settings, "seed/index.ts", { log: "seed.log", progress })
  await settings.database.note("seed", result)
  return result
}

/**
 * Imports an order file, once for each content.
 * @param {ShopSettings} settings
 * @param {string | undefined} file none: what an earlier start has imported is still there
 * @param {Progress} progress
 * @returns {Promise<{ report: any, text: string, result: any } | undefined>}
 */
export async function importOrders(settings, file, progress) {
  const { database, home, root } = settings
  let noted = await database.read("orders")
  const fingerprint = file && createHash("sha256").update(fs.readFileSync(file)).digest("hex")
  if (file && noted?.fingerprint !== fingerprint) {
    const result = await runInside(settings, "orders/import.ts", {
      log: "orders.log",
      env: { DEMO_ORDERS_FILE: file },
      progress,
    })
    noted = { fingerprint, result }
    await database.note("orders", noted)
    await database.note("orders_rules", false)
  }
  if (!noted) return undefined
  const { describeReport } = loadTypeScript(path.join(root, "demo", "orders", "report.ts"))
  const { report } = noted.result
  fs.writeFileSync(path.join(home, "orders-report.json"), `${JSON.stringify(report, null, 2)}\n`)
  return { report, text: describeReport(report), result: noted.result }
}

/**
 * Creates the tier rules through the admin API, as anybody would.
 * @param {ShopSettings} settings
 * @param {any} seeded
 * @param {any} imported
 * @param {Progress} progress
 */
export async function postRules(settings, seeded, imported, progress) {
  const { database } = settings
  const load = (/** @type {string} */ file) => loadTypeScript(path.join(settings.root, "demo", file))
  const wanted = []
  if (!(await database.read("rules"))) wanted.push(...load("seed/tier-rules.ts").tierRules(seeded, new Date()))
  if (imported && !(await database.read("orders_rules"))) {
    wanted.push(load("orders/price-book.ts").priceBookRule(imported.result))
  }
  if (!wanted.length) return
  const { admin } = load("seed/companies.ts")
  const client = await load("seed/admin-client.ts").logInAsAdmin(settings.medusaUrl, admin.email, admin.password)
  await load("seed/post-tier-rules.ts").postTierRules(client, wanted, (/** @type {number} */ done, /** @type {number} */ total) =>
    progress(`${done} of ${total}`)
  )
  await database.note("rules", true)
  if (imported) await database.note("orders_rules", true)
}

/**
 * Switches the points programme on, adds its rules and fills the wallets, through the admin API, once for each database.
 * @param {ShopSettings} settings
 * @param {any} seeded
 * @param {Progress} progress
 */
export async function postRewardPoints(settings, seeded, progress) {
  const { database } = settings
  if (await database.read("points")) return
  const load = (/** @type {string} */ file) => loadTypeScript(path.join(settings.root, "demo", "seed", file))
  const { admin } = load("companies.ts")
  const { pointsProgram, earningRules, openingBalances } = load("reward-points.ts")
  const post = load("post-reward-points.ts")
  const client = await load("admin-client.ts").logInAsAdmin(settings.medusaUrl, admin.email, admin.password)
  await post.postProgram(client, pointsProgram)
  await post.postEarningRules(client, earningRules(seeded))
  await post.postOpeningBalances(client, openingBalances(seeded), (/** @type {number} */ done, /** @type {number} */ total) =>
    progress(`${done} of ${total} wallets`)
  )
  await database.note("points", true)
}

/**
 * Sets up levels and occasions through the admin API, and what hangs on the groups of the levels, once for each database.
 * @param {ShopSettings} settings
 * @param {any} seeded
 */
export async function postLoyalty(settings, seeded) {
  const { database } = settings
  if (await database.read("loyalty")) return
  const load = (/** @type {string} */ file) => loadTypeScript(path.join(settings.root, "demo", "seed", file))
  const { admin } = load("companies.ts")
  const loyalty = load("loyalty.ts")
  const post = load("post-loyalty.ts")
  const client = await load("admin-client.ts").logInAsAdmin(settings.medusaUrl, admin.email, admin.password)
  const groups = await post.postLadder(client, loyalty.ladder, loyalty.levels)
  await load("post-tier-rules.ts").postTierRules(client, loyalty.levelTierRules(seeded, groups))
  await load("post-reward-points.ts").postEarningRules(client, loyalty.levelEarningRules(groups))
  await post.postOccasions(client, loyalty.occasions)
  await database.note("loyalty", true)
}

/**
 * Adds the rules for free products through the admin API, once for each database. One of them asks for levels.
 * @param {ShopSettings} settings
 * @param {any} seeded
 */
export async function postFreeProducts(settings, seeded) {
  const { database } = settings
  if (await database.read("free_products")) return
  const load = (/** @type {string} */ file) => loadTypeScript(path.join(settings.root, "demo", "seed", file))
  const { admin } = load("companies.ts")
  const post = load("post-free-products.ts")
  const client = await load("admin-client.ts").logInAsAdmin(settings.medusaUrl, admin.email, admin.password)
  await post.postFreeProductRules(client, load("free-products.ts").freeProductRules(seeded, await post.levelIds(client)))
  await database.note("free_products", true)
}

/**
 * Lets three buyers order, who have their levels by it and get what is free, and one tell a birthday; once for each database.
 * @param {ShopSettings} settings
 * @param {any} seeded
 * @param {Progress} progress
 */
export async function postOrders(settings, seeded, progress) {
  const { database } = settings
  if (await database.read("loyalty_orders")) return
  const load = (/** @type {string} */ file) => loadTypeScript(path.join(settings.root, "demo", "seed", file))
  const loyalty = load("loyalty.ts")
  const { placeOrders, tellBirthdays } = load("place-orders.ts")
  const store = { base: settings.medusaUrl, publishableKey: seeded.shop.publishable_key }
  await placeOrders(store, loyalty.orders, seeded, (/** @type {number} */ done, /** @type {number} */ total) => progress(`${done} of ${total} orders`))
  await tellBirthdays(store, loyalty.birthdays(new Date()))
  await database.note("loyalty_orders", true)
}

/**
 * Switches the referral programme on and lets friends come by the codes of three buyers, once for each database.
 * @param {ShopSettings} settings
 * @param {any} seeded
 * @param {Progress} progress
 */
export async function postReferrals(settings, seeded, progress) {
  const { database } = settings
  if (await database.read("referrals")) return
  const load = (/** @type {string} */ file) => loadTypeScript(path.join(settings.root, "demo", "seed", file))
  const { admin } = load("companies.ts")
  const { referralProgram, friends } = load("referrals.ts")
  const { postReferralProgram, bringFriends } = load("post-referrals.ts")
  const client = await load("admin-client.ts").logInAsAdmin(settings.medusaUrl, admin.email, admin.password)
  await postReferralProgram(client, referralProgram(settings.storefrontUrl))
  const store = { base: settings.medusaUrl, publishableKey: seeded.shop.publishable_key }
  await bringFriends(client, store, friends, seeded, (/** @type {number} */ done, /** @type {number} */ total) => progress(`${done} of ${total} friends`))
  await database.note("referrals", true)
}

/**
 * The content of `.demo/demo.json`.
 * @param {ShopSettings} settings
 * @param {any} seeded
 * @param {any} imported
 */
export function describe(settings, seeded, imported) {
  const load = (/** @type {string} */ file) => loadTypeScript(path.join(settings.root, "demo", "seed", file))
  const { admin, buyers } = load("companies.ts")
  const known = [...load("regions.ts").regions, ...(imported ? [imported.result.region] : [])]
  const ids = { ...seeded.regions, ...(imported && { [imported.result.region.name]: imported.result.region.id }) }
  return {
    store_url: settings.medusaUrl,
    dashboard_url: `${settings.medusaUrl}/app`,
    storefront_url: settings.storefrontUrl,
    publishable_key: seeded.shop.publishable_key,
    admin,
    buyers: buyers.map((/** @type {any} */ { email, password, company, groups }) => ({ email, password, company, groups })),
    regions: known.map(({ name, currency_code }) => ({ id: ids[name], name, currency_code })),
    sales_channel_id: seeded.shop.sales_channel_id,
  }
}

/** What the storefront reads as `/config.json`. @param {ReturnType<typeof describe>} demo */
export function storefrontConfig({ store_url, publishable_key, regions, sales_channel_id, buyers }) {
  return { medusa_url: store_url, publishable_key, regions, sales_channel_id, buyers }
}
