import { movedCodeVerdict, type MovedCodeSituation } from "./moved-code"

const ANNA = { code: "ANNA10", shown: "ANNA-10" }
const BRENNER = { code: "BRENNER", shown: "BRENNER" }
const DRAWN = { code: "7KQ2MDXW9R", shown: "7KQ2M-DXW9R" }

const situation = (more: Partial<MovedCodeSituation> = {}): MovedCodeSituation => ({ wish: ANNA, brought: null, owner_type: "customer", present: null, is_taken: false, ...more })

describe("a code that is brought along from another shop", () => {
  it.each<[string, Partial<MovedCodeSituation>, string]>([
    ["is created where there is none", {}, "created"],
    ["is created again where the one that was brought is gone", { brought: "anna 10" }, "created"],
    ["is left where it is there, however it was written", { present: { code: "ANNA10", shown: "ANNA10" } }, "left"],
    ["is left where it was set by hand beforehand", { present: ANNA, brought: null }, "left"],
    ["is changed where the other shop changed the one that was brought", { present: BRENNER, brought: "brenner" }, "changed"],
    ["is changed for a company by the member who brought it", { present: BRENNER, brought: "Brenner", owner_type: "company" }, "changed"],
  ])("%s", (_name, more, outcome) => {
    expect(movedCodeVerdict(situation(more))).toEqual({ outcome })
  })

  it.each<[string, Partial<MovedCodeSituation>, string]>([
    ["somebody else has it", { is_taken: true }, "code_taken"],
    ["somebody else has it, and he has brought another one", { is_taken: true, present: BRENNER, brought: "BRENNER" }, "code_taken"],
    ["he had a code here before", { present: DRAWN }, "other_code"],
    ["the one that was brought was changed here", { present: DRAWN, brought: "ANNA-10" }, "other_code"],
    ["the one that a company's member brought was changed here", { present: DRAWN, brought: "ANNA-10", owner_type: "company" }, "other_code"],
    ["another member of the company has brought his", { present: BRENNER, owner_type: "company" }, "company_has_code"],
  ])("is refused where %s", (_name, more, reason) => {
    expect(movedCodeVerdict(situation(more))).toMatchObject({ outcome: "refused", reason })
  })
})
