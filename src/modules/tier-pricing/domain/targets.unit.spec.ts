import { audienceKey, audienceMembers, exclusionTargets, membersOfBuyer, scopeTargets, targetsOfVariant } from "./targets"

const VARIANT = { variant_id: "variant_1", product_id: "prod_1", type_id: "ptyp_1", collection_id: "pcol_1", tag_ids: ["ptag_1", "ptag_1"], category_ids: ["pcat_sub", "pcat_top"] }

describe("how a rule's scope meets a variant", () => {
  it.each([
    ["variants", "variant_1"],
    ["products", "prod_1"],
    ["types", "ptyp_1"],
    ["collections", "pcol_1"],
    ["tags", "ptag_1"],
    ["categories", "pcat_sub"],
    ["categories", "pcat_top"],
  ] as const)("a scope of %s with %s covers it", (type, id) => {
    const [target] = scopeTargets({ type, ids: [id] })
    expect(targetsOfVariant(VARIANT)).toContain(target)
    expect(exclusionTargets([{ type, ids: [id, id] }])).toEqual([target])
  })

  it("has no target of a kind that it has not, and each once", () => {
    const bare = { ...VARIANT, type_id: null, collection_id: null, tag_ids: [], category_ids: [] }
    expect(targetsOfVariant(bare)).toEqual(["product:prod_1", "variant:variant_1"])
    expect(new Set(targetsOfVariant(VARIANT)).size).toBe(targetsOfVariant(VARIANT).length)
  })

  it("one id of two kinds is two targets", () => {
    expect(scopeTargets({ type: "tags", ids: ["x"] })).not.toEqual(scopeTargets({ type: "types", ids: ["x"] }))
  })
})

describe("how a rule's audience meets a buyer", () => {
  it.each([
    [{ type: "everyone", ids: [] }, null, [], true],
    [{ type: "customers", ids: ["cus_1"] }, "cus_1", [], true],
    [{ type: "customers", ids: ["cus_1"] }, "cus_2", [], false],
    [{ type: "customers", ids: ["cus_1"] }, null, [], false],
    [{ type: "customer_groups", ids: ["grp_1", "grp_2"] }, null, ["grp_2"], true],
    [{ type: "customer_groups", ids: ["grp_1"] }, "grp_1", [], false],
  ] as const)("%j, customer %s in %j: %s", (audience, customer, groups, meant) => {
    const members = audienceMembers({ ...audience, ids: [...audience.ids] } as Parameters<typeof audienceMembers>[0])
    expect(membersOfBuyer(customer, [...groups]).some((member) => members.includes(member))).toBe(meant)
  })

  it("the same people in another order are one audience", () => {
    expect(audienceKey({ type: "customers", ids: ["b", "a"] })).toBe(audienceKey({ type: "customers", ids: ["a", "b"] }))
    expect(audienceKey({ type: "customers", ids: ["a"] })).not.toBe(audienceKey({ type: "customer_groups", ids: ["a"] }))
  })
})
