import medusa from "@medusajs/eslint-plugin"
import javascript from "@eslint/js"
import typescript from "typescript-eslint"

const SPECS = ["**/*.spec.{ts,tsx}", "integration-tests/**"]
const SHOP_CODE = ["src/**/*.{ts,tsx}"]

/**
 * Medusa's own rules hold for what Medusa loads. The preset's list of ignored folders is left out (it would hide our
 * integration tests from every rule).
 */
const medusaRules = medusa.configs.recommended
  .filter((block) => block.files || block.plugins)
  .map((block) => (block.files ? { ...block, ignores: [...(block.ignores ?? []), ...SPECS, "storefront/**", "demo/**", "bench/**", "scripts/**", "*.{js,mjs,ts}"] } : block))

export default typescript.config(
  {
    ignores: ["**/node_modules/", "**/.medusa/", "**/dist/", ".demo/", ".cache/", "coverage/", "**/*.d.ts"],
  },
  javascript.configs.recommended,
  ...typescript.configs.recommended,
  ...medusaRules,
  {
    linterOptions: { reportUnusedDisableDirectives: "error" },
    languageOptions: {
      globals: Object.fromEntries(
        "process console Buffer URL URLSearchParams fetch AbortController AbortSignal setTimeout clearTimeout setInterval clearInterval setImmediate performance structuredClone require module exports __dirname globalThis"
          .split(" ")
          .map((name) => [name, "readonly"])
      ),
    },
    rules: {
      // TypeScript knows the globals better.
      "no-undef": "off",
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-console": "off",
      "prefer-const": "error",
      quotes: ["error", "double", { avoidEscape: true, allowTemplateLiterals: true }],
      semi: ["error", "never", { beforeStatementContinuationChars: "never" }],
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": true, "ts-ignore": true, "ts-nocheck": true }],
      "@typescript-eslint/no-explicit-any": "error",
      // CommonJS is what Medusa loads; a late `require` is how a module is kept out of start-up.
      "@typescript-eslint/no-require-imports": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
    },
  },
  {
    files: SHOP_CODE,
    ignores: SPECS,
    rules: {
      "max-lines-per-function": ["error", { max: 70, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "zod", message: "zod comes through src/shared/schema.ts: a second zod breaks instanceof." },
            { name: "@medusajs/framework/zod", message: "zod comes through src/shared/schema.ts." },
          ],
        },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "TSAsExpression > TSAsExpression.expression > TSUnknownKeyword.typeAnnotation",
          message: "No `as unknown as`: parse, or type the boundary.",
        },
      ],
    },
  },
  {
    // The one door to zod, and the dashboard, which is bundled for itself.
    files: ["src/shared/schema.ts", "src/admin/**"],
    rules: { "no-restricted-imports": "off" },
  },
  {
    // A component is one function of markup.
    files: ["src/admin/**/*.tsx"],
    rules: { "max-lines-per-function": "off" },
  },
  {
    files: SHOP_CODE,
    rules: {
      // Step ids are global over all plugins of a shop, so ours carry their slice, and variables need not.
      "@medusajs/step-id-kebab-case": "off",
      // Pure code knows no Medusa, and what stops a boot is no HTTP error.
      "@medusajs/use-medusa-error-not-generic-error": "off",
    },
  },
  {
    // The one place that names the parts of the Pricing Module that it extends.
    files: ["src/modules/pricing/native.ts"],
    rules: { "@medusajs/import-from-framework-not-internal": "off" },
  },
  {
    files: ["**/migrations/*.ts"],
    rules: { "max-lines-per-function": "off" },
  },
  {
    // `declare global` knows `var` alone.
    files: ["integration-tests/support/global-setup.ts"],
    rules: { "no-var": "off" },
  }
)
