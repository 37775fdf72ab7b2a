import path from "node:path"
import ts from "typescript"

/** What a check looks at: paths from the root of the checkout (with `/`), and the text of each file. */
export type Tree = ReadonlyMap<string, string>

/** One broken rule. */
export type Violation = { file: string; rule: Rule; detail: string }

export type Rule =
  | "layer"
  | "slice"
  | "pure"
  | "clock"
  | "chance"
  | "async_domain"
  | "only_modules"
  | "name"
  | "http_only"
  | "peer_dependencies_only"
  | "hook_not_listed"
  | "hook_not_occupied"
  | "migration_name"

/** Dependencies run one way: a layer knows itself and those before it. */
const LAYERS: { name: string; pattern: RegExp }[] = [
  { name: "types", pattern: /^src\/types\// },
  { name: "shared", pattern: /^src\/shared\// },
  { name: "rules", pattern: /^src\/rules\// },
  { name: "rewards", pattern: /^src\/rewards\// },
  { name: "domain", pattern: /^src\/(modules\/[^/]+|move-in(\/[^/]+)?)\/domain\// },
  { name: "storage", pattern: /^src\/(storage|runtime)\// },
  { name: "source", pattern: /^src\/move-in\// },
  { name: "service", pattern: /^src\/modules\// },
  { name: "entry", pattern: /^src\/(workflows\/(hooks\/|index\.ts$)|(subscribers|jobs|links|api|scripts|cli)\/)/ },
  { name: "steps", pattern: /^src\/workflows\/[^/]+\/steps\// },
  { name: "workflows", pattern: /^src\/workflows\// },
]
const ORDER = ["types", "shared", "rules", "rewards", "domain", "source", "storage", "service", "steps", "workflows", "entry"]

const PURE = new Set(["types", "shared", "rules", "rewards", "domain"])
/** Each is the one door to a package. */
const DOORS = new Set(["src/shared/schema.ts", "src/shared/money.ts", "src/shared/refusal-error.ts", "src/shared/calendar.ts", "src/shared/digest.ts"])

/** The Pricing Module that we extend is the second module of tier pricing. */
const SLICE_OF_MODULE: Record<string, string> = { pricing: "tier-pricing" }
/** Where slices meet. */
const COMMON_WORKFLOWS = new Set(["carts", "hooks", "orders"])

const isSpec = (file: string) => /\.(spec|fixture)\.tsx?$/.test(file)
const isScript = (file: string) => /\.tsx?$/.test(file) && !file.endsWith(".d.ts")

/** Beside the steps and the workflows of a slice lies what steps are made of: a file that knows no workflow. */
function layerOf(tree: Tree, file: string): string | undefined {
  const layer = LAYERS.find(({ pattern }) => pattern.test(file))?.name
  return layer === "workflows" && tree.has(file) && !knowsWorkflow(tree, file, new Set()) ? "steps" : layer
}

function knowsWorkflow(tree: Tree, file: string, seen: Set<string>): boolean {
  if (seen.has(file)) return false
  seen.add(file)
  const text = tree.get(file) ?? ""
  if (/\bcreateWorkflow\(/.test(text)) return true
  return importsOf(parse(file, text))
    .map((specifier) => resolve(tree, file, specifier))
    .some((target) => target?.startsWith("src/workflows/") && (!tree.has(target) || knowsWorkflow(tree, target, seen)))
}

const parse = (file: string, text: string) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)

/** All broken rules of a tree; none is what the project wants. */
export const findViolations = (tree: Tree): Violation[] => [
  ...[...tree].filter(([file]) => isScript(file)).flatMap(([file, text]) => checkScript(tree, file, text)),
  ...checkModuleFolders(tree),
  ...[...tree.keys()].flatMap(checkName),
  ...checkHooks(tree),
  ...checkMigrations(tree),
]

function checkScript(tree: Tree, file: string, text: string): Violation[] {
  if (isSpec(file)) return []
  const source = parse(file, text)
  const imports = importsOf(source).map((specifier) => ({ specifier, target: resolve(tree, file, specifier) }))
  return [
    ...imports.flatMap(({ specifier, target }) => [
      ...checkLayer(tree, file, specifier, target),
      ...checkSlice(file, target),
      ...checkSurface(file, specifier, target),
    ]),
    ...checkPurity(tree, file, source),
  ]
}

/** Every module that a file names: imports, re-exports, `import()` and `require()`, also those of types. */
function importsOf(source: ts.SourceFile): string[] {
  const found: string[] = []
  visit(source, (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      found.push((node.moduleSpecifier as ts.StringLiteral).text)
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
      found.push(node.argument.literal.text)
    }
    if (ts.isCallExpression(node) && isImportCall(node) && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) {
      found.push(node.arguments[0].text)
    }
  })
  return found
}

const isImportCall = ({ expression }: ts.CallExpression) =>
  expression.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(expression) && expression.text === "require")

function visit(node: ts.Node, look: (node: ts.Node) => void): void {
  look(node)
  node.forEachChild((child) => visit(child, look))
}

/** The file of the tree that a relative import means; undefined for a package. */
function resolve(tree: Tree, from: string, specifier: string): string | undefined {
  if (!specifier.startsWith(".")) return undefined
  const target = path.posix.join(path.posix.dirname(from), specifier)
  const candidates = [target, `${target}.ts`, `${target}.tsx`, `${target}/index.ts`, `${target}/index.tsx`]
  return candidates.find((candidate) => tree.has(candidate)) ?? target
}

function checkLayer(tree: Tree, file: string, specifier: string, target: string | undefined): Violation[] {
  const own = layerOf(tree, file)
  if (!own) return []
  if (target === undefined) return checkPackage(file, own, specifier)
  const other = layerOf(tree, target)
  if (other && ORDER.indexOf(other) <= ORDER.indexOf(own)) return []
  return [{ file, rule: "layer", detail: `${own} must not know ${other ?? "what is outside of it"}: ${target}` }]
}

function checkPackage(file: string, layer: string, specifier: string): Violation[] {
  if (!PURE.has(layer) || DOORS.has(file)) return []
  return [{ file, rule: "pure", detail: `imports ${specifier}` }]
}

/** A slice knows another slice's module by its container key alone. */
function checkSlice(file: string, target: string | undefined): Violation[] {
  const own = sliceOf(file)
  const other = target?.startsWith("src/modules/") ? sliceOf(target) : undefined
  if (!own || !other || own === other) return []
  return [{ file, rule: "slice", detail: `${own} must not know ${other}: ${target}` }]
}

function sliceOf(file: string): string | undefined {
  const [, kind, folder] = /^src\/(modules|workflows)\/([^/]+)\//.exec(file) ?? []
  if (kind === "modules") return SLICE_OF_MODULE[folder] ?? folder
  return kind === "workflows" && !COMMON_WORKFLOWS.has(folder) ? folder : undefined
}

/** What runs in a browser speaks HTTP only; what buyers' storefronts install brings no dependency of its own. */
function checkSurface(file: string, specifier: string, target: string | undefined): Violation[] {
  if (file.startsWith("src/admin/") && target && !/^src\/(admin|types)\//.test(target)) {
    return [{ file, rule: "http_only", detail: `imports ${target}` }]
  }
  if (!file.startsWith("storefront/src/")) return []
  if (target ? target.startsWith("storefront/") : /^react(\/|$)/.test(specifier)) return []
  return [{ file, rule: "peer_dependencies_only", detail: `imports ${specifier}` }]
}

/** Time and chance are arguments in pure code, and a kernel answers at once. */
function checkPurity(tree: Tree, file: string, source: ts.SourceFile): Violation[] {
  const layer = layerOf(tree, file)
  if (!layer || !PURE.has(layer)) return []
  const found: Violation[] = []
  visit(source, (node) => {
    const text = node.getText(source)
    if (ts.isPropertyAccessExpression(node) && /^(Date\.now|performance\.now)$/.test(text)) {
      found.push({ file, rule: "clock", detail: text })
    }
    if (ts.isNewExpression(node) && node.expression.getText(source) === "Date" && !node.arguments?.length) {
      found.push({ file, rule: "clock", detail: text })
    }
    if (ts.isPropertyAccessExpression(node) && /^(Math\.random|crypto\.\w+)$/.test(text)) {
      found.push({ file, rule: "chance", detail: text })
    }
    if (layer === "domain" && isAsync(node)) found.push({ file, rule: "async_domain", detail: text.split("\n")[0] })
  })
  return found
}

const isAsync = (node: ts.Node) =>
  ts.isAwaitExpression(node) ||
  node.kind === ts.SyntaxKind.AsyncKeyword ||
  (ts.isIdentifier(node) && /^(Promise|setTimeout|setImmediate|setInterval|queueMicrotask)$/.test(node.text))

/** Medusa loads every folder of `src/modules` as a module. */
function checkModuleFolders(tree: Tree): Violation[] {
  const inside = [...tree.keys()].filter((file) => file.startsWith("src/modules/"))
  const loose = inside.filter((file) => file.split("/").length === 3)
  const folders = new Set(inside.filter((file) => !loose.includes(file)).map((file) => file.split("/")[2]))
  const strangers = [...folders]
    .map((folder) => `src/modules/${folder}/index.ts`)
    .filter((index) => !/export default/.test(tree.get(index) ?? "") || !/\bModule\(/.test(tree.get(index) ?? ""))
  return [...loose, ...strangers].map((file) => ({ file, rule: "only_modules", detail: "is no module" }))
}

/** A name says what a thing does; these say nothing. */
function checkName(file: string): Violation[] {
  const vague = file.split("/").find((part) => /(^|[-_.])(utils?|helpers?|misc)([-_.]|$)/i.test(part))
  const shouted = /^(src|storefront|demo|bench|integration-tests|scripts)\//.test(file)
    ? file.split("/").find((part) => isScript(part) && /[A-Z_ ]/.test(part) && !/^Migration\d{14}\.ts$/.test(part))
    : undefined
  return [vague, shouted].filter((part) => part !== undefined).map((part) => ({ file, rule: "name", detail: part }))
}

/** Medusa notes by its name alone that a migration has run, for all modules in one table: of two of one name, one never runs. */
function checkMigrations(tree: Tree): Violation[] {
  const migrations = [...tree.keys()].filter((file) => /^src\/modules\/[^/]+\/migrations\/Migration\d+\.ts$/.test(file))
  const nameOf = (file: string): string => file.slice(file.lastIndexOf("/") + 1)
  return migrations.filter((file, at) => migrations.findIndex((other) => nameOf(other) === nameOf(file)) < at).map((file) => ({ file, rule: "migration_name", detail: "has the name of another module's" }))
}

/** The README lists the core hooks that we occupy, no more and no less: a table of workflows and their hook. */
function checkHooks(tree: Tree): Violation[] {
  const occupied = [...tree]
    .filter(([file]) => file.startsWith("src/") && isScript(file) && !isSpec(file))
    .flatMap(([file, text]) => hooksOf(file, text).map((hook) => ({ file, hook })))
  const listed = new Set(rowsAboutHooks(tree.get("README.md") ?? "").flatMap(hooksOfRow))
  const real = new Set(occupied.map(({ hook }) => hook))
  return [
    ...occupied
      .filter(({ hook }) => !listed.has(hook))
      .map(({ file, hook }): Violation => ({ file, rule: "hook_not_listed", detail: hook })),
    ...[...listed]
      .filter((hook) => !real.has(hook))
      .map((hook): Violation => ({ file: "README.md", rule: "hook_not_occupied", detail: hook })),
  ]
}

/** The table rows below a heading that speaks of hooks. */
function rowsAboutHooks(readme: string): string[] {
  return readme
    .split(/^(?=#+ )/m)
    .filter((section) => /^#+ .*\bhooks?\b/i.test(section))
    .flatMap((section) => section.split("\n").filter((line) => line.startsWith("|")))
}

/** The workflows of the first column with the hooks of the second: one for all, or each its own. */
function hooksOfRow(row: string): string[] {
  const [workflows = [], hooks = []] = row.split("|").slice(1, 3).map(namesIn)
  if (hooks.length === workflows.length) return workflows.map((workflow, index) => `${workflow}.${hooks[index]}`)
  return workflows.flatMap((workflow) => hooks.map((hook) => `${workflow}.${hook}`))
}

const namesIn = (cell: string): string[] => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name)

/** `shareHook(xWorkflow, "hook", …)`, `xWorkflow.hooks.hook(…)` */
function hooksOf(file: string, text: string): string[] {
  const source = parse(file, text)
  const found: string[] = []
  visit(source, (node) => {
    if (!ts.isCallExpression(node)) return
    const called = node.expression.getText(source)
    const [workflow, hook] = node.arguments
    if (called === "shareHook" && workflow && ts.isIdentifier(workflow) && hook && ts.isStringLiteral(hook)) {
      found.push(`${workflow.text}.${hook.text}`)
    }
    const direct = /^(\w+Workflow)\.hooks\.(\w+)$/.exec(called)
    if (direct) found.push(`${direct[1]}.${direct[2]}`)
  })
  return found
}
