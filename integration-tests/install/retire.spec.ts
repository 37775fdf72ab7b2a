import { spawnSync } from "node:child_process"
import path from "node:path"
import { placeOrder, readCart, session } from "../support/carts"
import { databaseUrl } from "../support/database"
import { BOTH_LINES } from "./host"
import { makeScene, priceInCart, priceOnPage, type Scene } from "./one-tier-price"
import { PACKAGE } from "./package"
import { openShop, type InstalledShop } from "./shop-on-database"

/** What the README tells an operator to run first. */
const retire = (shop: InstalledShop) => {
  const script = `./node_modules/${PACKAGE}/.medusa/server/src/scripts/retire.js`
  const cli = path.join(shop.folder, "node_modules", "@medusajs", "cli", "cli.js")
  const result = spawnSync(process.execPath, [cli, "exec", script], {
    cwd: shop.folder,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "development", DATABASE_URL: databaseUrl(shop.database) },
  })
  if (result.status !== 0) throw new Error(`retire failed\n${result.stdout}${result.stderr}`)
}

describe("a shop that removes the plugin", () => {
  let shop: InstalledShop
  let scene: Scene
  let openCart: string

  beforeAll(async () => {
    shop = await openShop("retiring", BOTH_LINES)
    scene = await makeScene()
    const { cart, price } = await priceInCart(scene.buying, scene.product, 10)
    expect(price).toBe(70)
    openCart = cart.id
    await shop.stop()
    retire(shop)
    shop = await openShop("retired", { plugins: [] }, { database: shop.database })
    scene = { ...scene, buying: session(scene.buying.shop, scene.buying.buyer), guest: session(scene.guest.shop) }
  })

  afterAll(() => shop?.remove())

  it("has open carts at Medusa's own prices before the two lines go", async () => {
    const cart = await readCart(scene.buying, openCart)
    expect(cart.items?.[0]?.unit_price).toBe(100)
  })

  it("sells on without us, that cart too", async () => {
    expect(await priceOnPage(scene.buying, scene.product)).toBe(100)
    const order = await placeOrder(scene.buying, openCart)
    expect(order.items?.[0]?.unit_price).toBe(100)
  })
})
