import fs from "node:fs"
import path from "node:path"

const ROOT = path.resolve(__dirname, "../..")
const API = path.join(ROOT, "src/api")

/** `GET /admin/b2b-companies/:id`, for each method that a route file exports. */
const routesIn = (folder: string): string[] =>
  fs.readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "route.ts").flatMap((file) => {
    const address = `/${path.dirname(file).split(path.sep).join("/")}`.replace(/\[([^\]]+)\]/g, ":$1")
    const methods = [...fs.readFileSync(path.join(folder, file), "utf8").matchAll(/^export const (GET|POST|DELETE)\b/gm)]
    return methods.map(([, method]) => `${method} ${address}`)
  })

/** The first cell of each row of the tables, without an example of a query. */
const routesOf = (page: string): string[] => [...page.matchAll(/^\| `((?:GET|POST|DELETE) [^`?]+)/gm)].map(([, route]) => route)

it("docs/api.md names every route, each once, and none that is not there", () => {
  const documented = routesOf(fs.readFileSync(path.join(ROOT, "docs/api.md"), "utf8"))
  expect(documented.sort()).toEqual(routesIn(API).sort())
})
