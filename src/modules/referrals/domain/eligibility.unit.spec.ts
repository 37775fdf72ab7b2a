import fc from "fast-check"
import { friendVerdict, joinedSignals, type AdvocateFacts, type FriendFacts, type KnownPerson } from "./eligibility"
import { isSameName, isSamePhone, isSamePlace, isSameTaxNumber, type Place } from "./sameness"

const ANNA: KnownPerson = { customer_id: "cus_anna", email: "anna.berg@gmail.com" }
const BEN: KnownPerson = { customer_id: "cus_ben", email: "ben@gmail.com" }
const BEA: KnownPerson = { customer_id: "cus_bea", email: "bea@gmail.com" }
const CLEO: KnownPerson = { customer_id: "cus_cleo", email: null }

const HALL: Place = { address_1: "Hafenstraße 12", address_2: null, postal_code: "20457", city: "Hamburg", country_code: "de" }

const friend = (over: Partial<FriendFacts> = {}): FriendFacts => ({
  customer_ids: [],
  company_ids: [],
  emails: ["bea@gmail.com"],
  names: ["Bea Sommer"],
  phones: ["+49 171 7654321"],
  tax_numbers: [],
  billing_places: [],
  orders: 0,
  networks: [],
  ...over,
})

/** Anna, who is no member of a company. */
const anna = (over: Partial<AdvocateFacts> = {}): AdvocateFacts => ({
  people: [ANNA],
  colleagues: [],
  company_ids: [],
  names: ["Anna Berg"],
  phones: ["0171 1234567"],
  tax_numbers: [],
  billing_places: [],
  mail_domains: [],
  brought_by: [],
  networks: [],
  claims_lately: 0,
  ...over,
})

/** Anna of the company Brenner. */
const brenner = (over: Partial<AdvocateFacts> = {}): AdvocateFacts =>
  anna({ company_ids: ["b2bcomp_1"], people: [{ ...ANNA, email: "anna@brenner.example" }], colleagues: [BEN], tax_numbers: ["DE123456789"], billing_places: [HALL], mail_domains: ["brenner.example"], ...over })

/** The company itself is the advocate. */
const company = (over: Partial<AdvocateFacts> = {}): AdvocateFacts => brenner({ people: [], names: [], colleagues: [ANNA, BEN], ...over })

describe("who is no friend", () => {
  it.each<[string, FriendFacts, AdvocateFacts, string | null]>([
    // A friend
    ["somebody else", friend(), anna(), null],
    ["somebody of whom nothing is known yet", friend({ emails: [], names: [], phones: [] }), anna(), null],
    ["a registered customer without orders", friend({ customer_ids: ["cus_bea"] }), anna(), null],
    ["a member of another company", friend({ customer_ids: ["cus_bea"], company_ids: ["b2bcomp_2"], tax_numbers: ["DE999999999"] }), brenner(), null],
    ["who lives where an advocate without a company lives", friend({ billing_places: [HALL] }), anna(), null],
    ["who was brought by the same one as the advocate", friend({ customer_ids: ["cus_bea"] }), anna({ brought_by: [CLEO] }), null],
    // The advocate
    ["the advocate's account", friend({ customer_ids: ["cus_anna"] }), anna(), "own_code"],
    ["the advocate as a guest", friend({ emails: ["anna.berg@gmail.com"] }), anna(), "own_code"],
    ["the advocate as a guest with a plus tag", friend({ emails: ["anna.berg+2@gmail.com"] }), anna(), "own_code"],
    ["the advocate as a guest with other dots", friend({ emails: ["a.n.n.a.berg@googlemail.com"] }), anna(), "own_code"],
    ["the advocate as a guest with Cyrillic letters", friend({ emails: ["аnnа.bеrg@gmail.com"] }), anna(), "own_code"],
    ["the advocate's second account with the same mailbox", friend({ customer_ids: ["cus_anna_2"], emails: ["Anna.Berg@Gmail.com"] }), anna(), "own_code"],
    // Colleagues
    ["a member of the advocate's company", friend({ customer_ids: ["cus_ben"], company_ids: ["b2bcomp_1"] }), brenner(), "same_company"],
    ["a member of it as a guest, with a plus tag", friend({ emails: ["b.en+2@gmail.com"] }), brenner(), "same_company"],
    ["a member of one of several companies", friend({ customer_ids: ["cus_ben"], company_ids: ["b2bcomp_9", "b2bcomp_1"] }), brenner({ company_ids: ["b2bcomp_3", "b2bcomp_1"] }), "same_company"],
    ["a member of the company that is the advocate", friend({ customer_ids: ["cus_ben"], company_ids: ["b2bcomp_1"] }), company(), "same_company"],
    ["such a member as a guest", friend({ emails: ["b.en+guest@gmail.com"] }), company(), "same_company"],
    // Known in the shop
    ["who has ordered before", friend({ customer_ids: ["cus_bea"], orders: 1 }), anna(), "existing_customer"],
    ["who has ordered before as a guest", friend({ orders: 1 }), anna(), "existing_customer"],
    // The same in another coat
    ["the same phone", friend({ phones: ["+49 (0)171 / 123 45 67"] }), anna(), "same_phone"],
    ["the phone of a member of the company", friend({ phones: ["040 7654321"] }), company({ phones: ["0171 1234567", "+49 40 7654321"] }), "same_phone"],
    ["the VAT number of the advocate's company", friend({ tax_numbers: ["de 123.456.789"] }), brenner(), "same_vat_number"],
    ["its tax id without the country", friend({ tax_numbers: ["123456789"] }), brenner(), "same_vat_number"],
    ["the billing address of the advocate's company", friend({ billing_places: [{ ...HALL, address_1: "HAFENSTR. 12", city: null }] }), brenner(), "same_billing_address"],
    ["the billing address of the company that is the advocate", friend({ billing_places: [HALL] }), company(), "same_billing_address"],
    // Rings
    ["who has brought the advocate", friend({ customer_ids: ["cus_bea"] }), anna({ brought_by: [{ ...BEA, email: null }] }), "ring"],
    ["who has brought who has brought the advocate", friend({ customer_ids: ["cus_bea"] }), anna({ brought_by: [CLEO, { ...BEA, email: null }] }), "ring"],
    ["such a one as a guest with the address of the account", friend({ customer_ids: ["cus_guest"], emails: ["b.ea+2@gmail.com"] }), anna({ brought_by: [CLEO, BEA] }), "ring"],
    // Several at once: what says most
    ["the advocate who has ordered", friend({ customer_ids: ["cus_anna"], orders: 3 }), anna(), "own_code"],
    ["a colleague who has ordered", friend({ company_ids: ["b2bcomp_1"], orders: 3 }), brenner(), "same_company"],
  ])("%s", (_title, given, of, expected) => {
    const verdict = friendVerdict(given, of)
    expect(verdict.met ? null : verdict.code).toBe(expected)
  })
})

describe("what is only suspicious", () => {
  it.each<[string, FriendFacts, AdvocateFacts, { code: string; detail: string | null }[]]>([
    ["nothing", friend(), anna(), []],
    ["a domain of the company", friend({ emails: ["cleo@Brenner.example"] }), brenner({ people: [ANNA] }), [{ code: "mail_domain", detail: "brenner.example" }]],
    ["the domain of the advocate's own address", friend({ emails: ["cleo@berg.example"] }), anna({ people: [{ ...ANNA, email: "anna@berg.example" }] }), [{ code: "mail_domain", detail: "berg.example" }]],
    ["no domain that everybody has", friend({ emails: ["cleo@gmail.com"] }), anna(), []],
    ["the same network", friend({ networks: ["n1"] }), anna({ networks: ["n2", "n1"] }), [{ code: "network_address", detail: null }]],
    ["the same name", friend({ names: ["BERG, Änna"] }), anna(), [{ code: "same_name", detail: null }]],
    ["no name that is a single word", friend({ names: ["Anna"] }), anna({ names: ["Anna"] }), []],
    ["many claims", friend(), anna({ claims_lately: 10 }), [{ code: "many_claims", detail: "11 in 24 hours" }]],
    ["not quite as many", friend(), anna({ claims_lately: 9 }), []],
  ])("%s", (_title, given, of, signals) => {
    expect(friendVerdict(given, of)).toEqual({ met: true, signals })
  })

  it("is never a verdict by itself, whatever comes together", () => {
    const all = friendVerdict(friend({ emails: ["cleo@brenner.example"], names: ["Anna Berg"], networks: ["n1"] }), brenner({ networks: ["n1"], claims_lately: 500 }))
    expect(all.met && all.signals.map(({ code }) => code)).toEqual(["mail_domain", "network_address", "same_name", "many_claims"])
  })

  it("is told once, as it was found first", () => {
    expect(joinedSignals([{ code: "a", n: 1 }], [{ code: "a", n: 2 }, { code: "b", n: 3 }])).toEqual([{ code: "a", n: 1 }, { code: "b", n: 3 }])
  })
})

describe("the same, however it is written", () => {
  it.each<[string, string, boolean]>([
    ["+49 (0)171 1234567", "0171/123 45 67", true],
    ["0049 171 1234567", "+491711234567", true],
    ["1234567", "1234567", true],
    ["0171 1234567", "0171 1234568", false],
    ["040 1234567", "030 1234567", false],
    ["12345", "12345", false],
    ["", "", false],
    ["1234567", "+49 30 1234567", false],
  ])("phone %s and %s: %s", (one, other, expected) => {
    expect([isSamePhone(one, other), isSamePhone(other, one)]).toEqual([expected, expected])
  })

  it.each<[string, string, boolean]>([
    ["DE123456789", "de 123.456-789", true],
    ["DE123456789", "123456789", true],
    ["DE123456789", "AT123456789", false],
    ["DE123456789", "DE123456780", false],
    ["", "", false],
    ["12", "12", false],
  ])("tax number %s and %s: %s", (one, other, expected) => {
    expect([isSameTaxNumber(one, other), isSameTaxNumber(other, one)]).toEqual([expected, expected])
  })

  it.each<[string, Partial<Place>, boolean]>([
    ["in other letters", { address_1: "HAFENSTRASSE 12", city: "hamburg", country_code: "DE" }, true],
    ["shortened", { address_1: "Hafenstr. 12" }, true],
    ["with blanks", { address_1: "Hafen Straße  12", postal_code: "20 457" }, true],
    ["without the city", { city: null }, true],
    ["with a floor that the other does not name", { address_2: "3rd floor" }, true],
    ["another house", { address_1: "Hafenstraße 13" }, false],
    ["another town", { postal_code: "10115" }, false],
    ["another country", { country_code: "at" }, false],
    ["nowhere", { address_1: null }, false],
  ])("address %s", (_title, over, expected) => {
    expect([isSamePlace(HALL, { ...HALL, ...over }), isSamePlace({ ...HALL, ...over }, HALL)]).toEqual([expected, expected])
  })

  it("are two addresses without a street never, and two floors neither", () => {
    const nowhere = { ...HALL, address_1: null }
    expect(isSamePlace(nowhere, nowhere)).toBe(false)
    expect(isSamePlace({ ...HALL, address_2: "1. OG" }, { ...HALL, address_2: "2. OG" })).toBe(false)
  })

  it("is asked in either order with the same answer", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        expect([isSamePhone(one, other), isSameTaxNumber(one, other), isSameName(one, other)]).toEqual([isSamePhone(other, one), isSameTaxNumber(other, one), isSameName(other, one)])
      })
    )
  })
})
