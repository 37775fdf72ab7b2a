/** The Medusa app in a folder, in which a script can be run as `medusa exec` runs it. */
import fs from "node:fs"
import { createRequire } from "node:module"
import path from "node:path"

export type MedusaApp = {
  /** Makes the app's TypeScript and its `.env` readable, as Medusa's own command does. */
  prepare: () => void
  /** Boots the app and runs a script in it, then ends the process with its `process.exitCode`. */
  exec: (file: string, args: string[]) => Promise<void>
}

type Exec = (input: { file: string; args: string[] }) => Promise<void>

const CONFIGURATIONS = ["ts", "js", "mjs", "cjs"].map((extension) => `medusa-config.${extension}`)

/** Null where the folder holds no app with Medusa installed. */
export const findMedusaApp = (folder: string): MedusaApp | null => {
  const fromApp = createRequire(path.join(folder, "package.json"))
  const command = resolved(fromApp, "@medusajs/medusa/commands/exec")
  const configuration = CONFIGURATIONS.find((file) => fs.existsSync(path.join(folder, file)))
  if (!command || !configuration) {
    return null
  }
  return {
    prepare: () => {
      process.env.NODE_ENV ||= "development"
      // The app's, or those that Medusa's command brings.
      const cli = resolved(fromApp, "@medusajs/cli/cli.js")
      const places = [fromApp, ...(cli ? [createRequire(cli)] : []), createRequire(command)]
      // An app that was built needs neither, nor the memory that a compiler takes.
      if (configuration.endsWith(".ts")) {
        load(places, "ts-node")?.register({})
        load(places, "tsconfig-paths")?.register({})
      }
      load(places, "dotenv")?.config({ quiet: true })
    },
    exec: async (file, args) => {
      const { default: exec }: { default: Exec } = fromApp(command)
      await exec({ file, args })
    },
  }
}

const resolved = (from: NodeJS.Require, name: string): string | null => {
  try {
    return from.resolve(name)
  } catch {
    return null
  }
}

/** What Medusa's command uses of these packages. */
type Preparation = { register: (options: object) => void; config: (options: object) => void }

const load = (places: NodeJS.Require[], name: string): Preparation | null => {
  const place = places.find((each) => resolved(each, name))
  return place ? place(name) : null
}
