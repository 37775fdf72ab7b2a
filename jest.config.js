const PLAIN_FOLDERS_IGNORED = ["/node_modules/", "/.medusa/", "/.demo/", "/.cache/"]

const typescript = [
  "@swc/jest",
  {
    sourceMaps: "inline",
    jsc: {
      parser: { syntax: "typescript", tsx: true, decorators: true },
      target: "es2022",
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: "automatic" } },
    },
    module: { type: "commonjs" },
  },
]

const common = {
  rootDir: __dirname,
  transform: { "^.+\\.[jt]sx?$": typescript },
  testPathIgnorePatterns: PLAIN_FOLDERS_IGNORED,
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/demo/medusa/.medusa/", "<rootDir>/.demo/", "<rootDir>/.cache/"],
}

/** A suite that is skipped is only counted, which needs nothing to be started. */
const setUpBy = (folder) =>
  process.env.COUNT_TESTS_ONLY === "true"
    ? {}
    : {
        globalSetup: `<rootDir>/integration-tests/${folder}/global-setup.ts`,
        globalTeardown: `<rootDir>/integration-tests/${folder}/global-teardown.ts`,
      }

/** Specs of one folder against the one app that is booted for all of them. */
const onTheApp = (folder) => ({
  ...common,
  displayName: folder,
  testMatch: [`<rootDir>/integration-tests/${folder}/**/!(*.unit).spec.ts`],
  testEnvironment: "<rootDir>/integration-tests/support/environment.ts",
  ...setUpBy("support"),
  setupFilesAfterEnv: ["<rootDir>/integration-tests/support/patience.ts"],
})

/** Specs that start what they need by themselves: another host, a browser, the packed package. */
const onItsOwn = (folder) => ({
  ...common,
  displayName: folder,
  testEnvironment: "node",
  testMatch: [`<rootDir>/integration-tests/${folder}/**/*.spec.ts`],
  setupFilesAfterEnv: ["<rootDir>/integration-tests/support/long-patience.ts"],
})

module.exports = {
  // The app lives in jest's own process and is handed to the specs there, so they run one after the other.
  maxWorkers: 1,
  projects: [
    {
      ...common,
      displayName: "unit",
      testEnvironment: "node",
      testMatch: ["<rootDir>/{src,storefront,demo,bench,scripts,integration-tests}/**/*.unit.spec.ts"],
    },
    {
      ...common,
      displayName: "storefront",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/{storefront,demo/storefront,src/admin}/**/*.unit.spec.tsx"],
      setupFiles: ["<rootDir>/integration-tests/support/text-encoder.ts"],
    },
    {
      ...common,
      displayName: "storefront-react-19",
      testEnvironment: "jsdom",
      testMatch: ["<rootDir>/storefront/**/*.unit.spec.tsx"],
      moduleNameMapper: { "^(react|react-dom)(/.*)?$": "<rootDir>/integration-tests/react-19/node_modules/$1$2" },
    },
    onTheApp("http"),
    onTheApp("modules"),
    onTheApp("lifecycle"),
    onTheApp("concurrency"),
    onTheApp("redis"),
    onTheApp("move-in"),
    {
      ...onItsOwn("browser"),
      globalSetup: "<rootDir>/integration-tests/browser/global-setup.ts",
      globalTeardown: "<rootDir>/integration-tests/browser/global-teardown.ts",
    },
    {
      ...onItsOwn("install"),
      globalSetup: "<rootDir>/integration-tests/install/global-setup.ts",
      globalTeardown: "<rootDir>/integration-tests/install/global-teardown.ts",
    },
  ],
}
