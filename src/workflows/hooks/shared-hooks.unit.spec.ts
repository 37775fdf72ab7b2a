import fs from "node:fs"
import path from "node:path"

const LINKS = path.resolve(__dirname, "../../links/shared-hooks.ts")

describe("the hooks that we occupy", () => {
  it("are all taken while links load, before any other plugin can take them", () => {
    const imported = fs.readFileSync(LINKS, "utf8")
    const handlers = fs
      .readdirSync(__dirname)
      .filter((file) => /^shareHook\(/m.test(fs.readFileSync(path.join(__dirname, file), "utf8")) && !file.endsWith(".spec.ts"))
      .map((file) => path.parse(file).name)
    const forgotten = handlers.filter((name) => !imported.includes(`"../workflows/hooks/${name}"`))
    expect(forgotten).toEqual([])
  })
})
