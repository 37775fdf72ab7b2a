import { fetchCustomerLoyalty, fetchLoyalty, UnexpectedLoyaltyAnswer } from "./fetch-loyalty.ts"
import { loyalty, standing } from "./loyalty.fixture.ts"

const answering = (answer: unknown) => () => Promise.resolve(answer)

describe("what the shop answers", () => {
  it("is handed on, from a function or a Medusa JS SDK", async () => {
    const sdk = { client: { fetch: answering({ loyalty }) } }
    await expect(fetchLoyalty(sdk)).resolves.toEqual(loyalty)
    await expect(fetchCustomerLoyalty(answering({ loyalty: standing() }))).resolves.toEqual(standing())
  })

  it.each([
    ["no object", "<html>"],
    ["no programme", {}],
    ["a ladder without levels", { loyalty: { occasions: [], ladders: [{ summary: {}, window: {} }] } }],
  ])("is refused as a programme when it is %s", async (_title, answer) => {
    await expect(fetchLoyalty(answering(answer))).rejects.toBeInstanceOf(UnexpectedLoyaltyAnswer)
  })

  it("is refused as a standing when its needs are missing", async () => {
    await expect(fetchCustomerLoyalty(answering({ loyalty: { ...standing(), next: { level: null } } }))).rejects.toBeInstanceOf(UnexpectedLoyaltyAnswer)
  })
})
