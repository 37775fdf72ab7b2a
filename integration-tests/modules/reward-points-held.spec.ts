import { availableOf, expectProof, ledger, makeAccount, NOON, programWith, settling } from "../support/points"

type Claim = Parameters<ReturnType<typeof ledger>["claimHeldOrders"]>[0]
type NewHeldOrder = Parameters<ReturnType<typeof ledger>["holdOrder"]>[0]

/** Of an address that no other test has. */
const newDigest = (): string => `digest_${testApp.nextNumber()}`

/** An order of one line, as it is held. */
const held = (email_digest: string, points: number, more: Partial<NewHeldOrder> = {}): NewHeldOrder => {
  const order_id = `order_held_${testApp.nextNumber()}`
  const reason = { rule_id: "rule_1", name: "Base", points }
  return {
    order_id,
    email_digest,
    cart_id: null,
    currency_code: "eur",
    program_version: 1,
    points,
    breakdown: [reason],
    lines: [{ line_id: `${order_id}_line`, points, reasons: [reason] }],
    placed_at: NOON,
    revision: 1,
    ...more,
  }
}

const hold = async (order: NewHeldOrder): Promise<NewHeldOrder> => {
  await ledger().holdOrder(order)
  return order
}

/** A claim of these orders, as they stood at revision 1 unless another is given. */
const claiming = async (account_id: string, email_digest: string, orders: NewHeldOrder[], more: Partial<Claim> = {}, revision = 1): Promise<Claim> => {
  const program = await programWith({ status: "active" })
  return {
    account_id,
    customer_id: `cus_of_${account_id}`,
    email_digest,
    link: null,
    orders: orders.map(({ order_id }) => settling(order_id, [account_id], program, 0, { revision, reason_code: "guest_claim" })),
    rules: [],
    program,
    at: NOON,
    time_zone: "UTC",
    ...more,
  }
}

const linkFor = async (email_digest: string): Promise<NonNullable<Claim["link"]>> => {
  const link = { token_digest: `token_${testApp.nextNumber()}`, customer_id: `cus_held_${testApp.nextNumber()}`, email_digest }
  await ledger().insertClaimLink({ ...link, created_at: NOON, expires_at: new Date(NOON.getTime() + 60_000) })
  return link
}

describe("orders that are held", () => {
  it("are held once, however often their events come, and are granted once", async () => {
    const digest = newDigest()
    const order = held(digest, 30)
    expect([await ledger().holdOrder(order), await ledger().holdOrder({ ...order, points: 99 }), await ledger().noteHeldRevision(order.order_id, 1)]).toEqual([true, true, true])
    expect(await ledger().listHeldOrders(digest)).toMatchObject([{ order_id: order.order_id, points: 30 }])
    const account = await makeAccount()
    const claim = await claiming(account, digest, [order])
    expect(await ledger().claimHeldOrders(claim)).toEqual({ granted: 30, order_ids: [order.order_id] })
    expect(await ledger().claimHeldOrders(claim)).toEqual({ granted: 0, order_ids: [] })
    expect([await ledger().holdOrder(order), await ledger().noteHeldRevision(order.order_id, 9), await ledger().findClaimant(order.order_id)]).toEqual([false, false, account])
    await expectProof([account])
  })

  it("are not granted by who knows less of them than an event has seen, and nothing is used up then", async () => {
    const digest = newDigest()
    const orders = [await hold(held(digest, 10)), await hold(held(digest, 20))]
    await ledger().noteHeldRevision(orders[1].order_id, 2)
    const [account, link] = [await makeAccount(), await linkFor(digest)]
    expect(await ledger().claimHeldOrders(await claiming(account, digest, orders, { link }))).toBeNull()
    expect(await ledger().claimHeldOrders(await claiming(account, digest, orders.slice(0, 1), { link }))).toBeNull()
    expect(await availableOf(account)).toBe(0)
    expect(await ledger().claimHeldOrders(await claiming(account, digest, orders, { link }, 2))).toMatchObject({ granted: 30 })
    await expectProof([account])
  })

  it("go to one of several accounts that claim them at the same moment, as a whole", async () => {
    const digest = newDigest()
    const orders = await Promise.all([5, 7, 11].map((points) => hold(held(digest, points))))
    const accounts = await Promise.all(Array.from({ length: 8 }, makeAccount))
    const claims = await Promise.all(accounts.map(async (account) => ledger().claimHeldOrders(await claiming(account, digest, orders))))
    expect(claims.map((claim) => claim?.granted).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 23])
    expect((await Promise.all(accounts.map((account) => availableOf(account)))).sort()).toEqual([0, 0, 0, 0, 0, 0, 0, 23])
    await expectProof(accounts)
  })

  it("are settled for somebody exactly once where an event comes while they are claimed", async () => {
    for (let round = 0; round < 10; round++) {
      const digest = newDigest()
      const order = await hold(held(digest, 10))
      const account = await makeAccount()
      const [claimed, noted] = await Promise.all([ledger().claimHeldOrders(await claiming(account, digest, [order])), ledger().noteHeldRevision(order.order_id, 2)])
      // Either the event was first, and the claim has to read again; or the claim was, and the event settles what it recorded.
      expect([claimed === null, noted]).toEqual([noted, noted])
    }
  })

  it("use a link up once: of two at once the second is refused", async () => {
    const digest = newDigest()
    const order = await hold(held(digest, 10))
    const [account, link] = [await makeAccount(), await linkFor(digest)]
    const claim = await claiming(account, digest, [order], { link })
    const [first, second] = await Promise.allSettled([ledger().claimHeldOrders(claim), ledger().claimHeldOrders(claim)])
    const refused = [first, second].flatMap((each) => (each.status === "rejected" ? [each.reason.refusals[0].reason] : []))
    expect(refused).toEqual(["claim_used"])
    expect(await availableOf(account)).toBe(10)
  })

  it.each([
    ["another customer's", { customer_id: "cus_other" }, "claim_invalid"],
    ["one for another address", { email_digest: "digest_other" }, "claim_invalid"],
    ["one that never was", { token_digest: "token_none" }, "claim_invalid"],
  ])("are not granted by %s", async (_title, changed, reason) => {
    const digest = newDigest()
    const order = await hold(held(digest, 10))
    const [account, link] = [await makeAccount(), await linkFor(digest)]
    await expect(ledger().claimHeldOrders(await claiming(account, digest, [order], { link: { ...link, ...changed } }))).rejects.toMatchObject({ refusals: [{ path: "token", reason }] })
    expect(await availableOf(account)).toBe(0)
  })

  it("give a capped rule's points up to the cap, the oldest order first, by the period in which each was placed", async () => {
    const digest = newDigest()
    const caps = { per_order: null, per_account: 250, per_period: { period: "month" as const, points: 100 } }
    const day = (month: number) => new Date(Date.UTC(2036, month, 10))
    const orders = await Promise.all([day(2), day(2), day(3), day(4)].map((placed_at) => hold(held(digest, 80, { placed_at }))))
    const account = await makeAccount()
    // March 80 and 20, April 80, May what the account may have in all: 70.
    expect(await ledger().claimHeldOrders(await claiming(account, digest, orders, { rules: [{ id: "rule_1", caps }] }))).toMatchObject({ granted: 250 })
    const recorded = await ledger().readOrders(orders.map(({ order_id }) => order_id))
    expect(recorded.map(({ earned }) => earned).sort((a, b) => a - b)).toEqual([20, 70, 80, 80])
    await expectProof([account])
  })
})

describe("asking for a link", () => {
  const later = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000)

  it("is one at a time, of ten at once too", async () => {
    const customer = `cus_asks_${testApp.nextNumber()}`
    const ask = (at: Date) => ledger().takeClaimRequest(customer, at, new Date(at.getTime() - 5 * 60_000))
    expect((await Promise.all(Array.from({ length: 10 }, () => ask(NOON)))).filter(Boolean)).toEqual([true])
    expect([await ask(later(4)), await ask(later(5)), await ask(later(6))]).toEqual([false, true, false])
  })

  it("is done unasked until one was sent, and three times at most", async () => {
    const customer = `cus_invited_${testApp.nextNumber()}`
    const invite = (at: Date) => ledger().takeClaimInvitation(customer, at, new Date(at.getTime() - 5 * 60_000), 3)
    expect([await invite(NOON), await invite(later(1)), await invite(later(5)), await invite(later(10)), await invite(later(15))]).toEqual([true, false, true, true, false])
    const other = `cus_invited_${testApp.nextNumber()}`
    await ledger().takeClaimInvitation(other, NOON, NOON, 3)
    await ledger().noteClaimInvited(other, NOON)
    expect(await ledger().takeClaimInvitation(other, later(60), later(55), 3)).toBe(false)
  })
})
