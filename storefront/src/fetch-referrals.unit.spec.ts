import {
  applyCartReferral,
  fetchCartReferral,
  fetchReferral,
  fetchReferralOffer,
  removeCartReferral,
  requestReferralCode,
  sendReferralInvitations,
  UnexpectedReferralAnswer,
} from "./fetch-referrals.ts"
import type { PointsRequest } from "./fetch-points.ts"
import { readReferralRefusal } from "./referral-refusal.ts"
import { cartReferral, referral, referralOffer } from "./referrals.fixture.ts"
import { readAddresses, referralLink } from "./referrals.ts"

/** A shop that answers always the same, and notes what it was asked. */
function shop(answer: unknown) {
  const asked: [string, string, unknown][] = []
  const source = async (path: string, { method = "GET", body }: PointsRequest) => {
    asked.push([method, path, body])
    return answer
  }
  return { asked, source }
}

const failing = (failure: unknown) => () => Promise.reject(failure)

describe("the requests for referrals", () => {
  it("ask for the buyer's own code, for one, and for a new one", async () => {
    const { asked, source } = shop({ referral: referral() })
    expect(await fetchReferral(source)).toEqual(referral())
    await requestReferralCode(source)
    await requestReferralCode({ client: { fetch: source as never } }, { replace: true })
    expect(asked).toEqual([
      ["GET", "/store/customers/me/referral", undefined],
      ["POST", "/store/customers/me/referral/code", {}],
      ["POST", "/store/customers/me/referral/code", { replace: true }],
    ])
  })

  it("send invitations, with a text only where there is one of the buyer's", async () => {
    const { asked, source } = shop({ sent: 2, left_today: 3 })
    expect(await sendReferralInvitations(source, { emails: ["a@x.example", "b@x.example"] })).toEqual({ sent: 2, leftToday: 3 })
    await sendReferralInvitations(source, { emails: ["a@x.example"], text: "Look: {link}" })
    expect(asked.map(([, , body]) => body)).toEqual([{ emails: ["a@x.example", "b@x.example"] }, { emails: ["a@x.example"], text: "Look: {link}" }])
  })

  it("ask what a code brings, whatever letters it has; null for one that does not work", async () => {
    const { asked, source } = shop({ referral: referralOffer() })
    expect(await fetchReferralOffer(source, { code: "Größe/7" })).toEqual(referralOffer())
    await fetchReferralOffer(source, { code: "K7QX4WRN", currencyCode: "eur" })
    expect(asked.map(([, path]) => path)).toEqual(["/store/referrals/Gr%C3%B6%C3%9Fe%2F7", "/store/referrals/K7QX4WRN?currency_code=eur"])
    expect(await fetchReferralOffer(failing({ status: 404 }), { code: "NONE" })).toBeNull()
    await expect(fetchReferralOffer(failing({ status: 429 }), { code: "NONE" })).rejects.toEqual({ status: 429 })
  })

  it("read, set and take off the code of a cart", async () => {
    const { asked, source } = shop({ referral: cartReferral(), cart: { id: "cart_1" } })
    expect(await fetchCartReferral(source, "cart_1")).toEqual({ available: true, referral: cartReferral() })
    expect(await applyCartReferral(source, "cart_1", { code: "K7QX4WRN", channel: "link" })).toEqual({ id: "cart_1" })
    await applyCartReferral(source, "cart_1", { code: "K7QX4WRN" })
    await removeCartReferral(source, "cart_1")
    expect(asked).toEqual([
      ["GET", "/store/carts/cart_1/referral", undefined],
      ["POST", "/store/carts/cart_1/referral", { code: "K7QX4WRN", channel: "link" }],
      ["POST", "/store/carts/cart_1/referral", { code: "K7QX4WRN" }],
      ["DELETE", "/store/carts/cart_1/referral", undefined],
    ])
  })

  it("tell a cart without a code from a shop without a programme", async () => {
    expect(await fetchCartReferral(shop({ referral: null }).source, "cart_1")).toEqual({ available: true, referral: null })
    expect(await fetchCartReferral(failing(Object.assign(new Error("none"), { status: 404 })), "cart_1")).toEqual({ available: false, referral: null })
  })

  it.each([null, {}, { referral: { code: "K7QX4WRN" } }, { cart: null }, { sent: "2", left_today: 1 }])("do not take %j for an answer", async (answer) => {
    const { source } = shop(answer)
    for (const ask of [
      () => fetchReferral(source),
      () => fetchReferralOffer(source, { code: "K7QX4WRN" }),
      () => fetchCartReferral(source, "cart_1"),
      () => applyCartReferral(source, "cart_1", { code: "K7QX4WRN" }),
      () => sendReferralInvitations(source, { emails: ["a@x.example"] }),
    ]) {
      await expect(ask()).rejects.toBeInstanceOf(UnexpectedReferralAnswer)
    }
  })
})

describe("a refusal", () => {
  it.each([
    [{ errors: [{ path: "code", reason: "referral_refused" }] }, { kind: "refused", reason: "referral_refused", fields: ["code"], retryAfter: null }],
    [{ errors: [{ path: "emails[1]", reason: "invalid_email" }] }, { kind: "refused", reason: "invalid_email", fields: ["emails[1]"], retryAfter: null }],
    [Object.assign(new Error("no"), { status: 400 }), { kind: "refused", reason: null, fields: [], retryAfter: null }],
    [Object.assign(new Error("wait"), { status: 429 }), { kind: "too_many", reason: null, fields: [], retryAfter: null }],
    [new Error("wait", { cause: { status: 429, retry_after: 90, errors: [{ path: "code", reason: "too_many_guesses" }] } }), { kind: "too_many", reason: "too_many_guesses", fields: ["code"], retryAfter: 90 }],
    [Object.assign(new Error("broken"), { status: 500 }), null],
    [new TypeError("offline"), null],
  ])("is read out of %j as %j", (failure, expected) => {
    expect(readReferralRefusal(failure)).toEqual(expected)
  })
})

describe("addresses", () => {
  it("are read with whatever stands between them, each once", () => {
    expect(readAddresses(" a@x.example, B@x.example;\n<c@x.example> b@X.example none @y z@y")).toEqual({
      emails: ["a@x.example", "B@x.example", "c@x.example"],
      wrong: ["none", "@y", "z@y"],
    })
  })
})

describe("a link that the storefront makes", () => {
  it("works with any page, and keeps what its address says already", () => {
    expect(referralLink("K7QX4WRN", "https://shop.example/products/m6?colour=red#top")).toBe("https://shop.example/products/m6?colour=red&ref=K7QX4WRN#top")
  })
})
