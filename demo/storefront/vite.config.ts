import { fileURLToPath } from "node:url"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

const components = (file: string) => fileURLToPath(new URL(`../../storefront/${file}`, import.meta.url))

export default defineConfig({
  plugins: [react()],
  resolve: {
    // The package from its sources, so that the demo needs no build of it first.
    alias: [
      { find: "medusa-b2b-loyalty-storefront/styles.css", replacement: components("styles.css") },
      { find: "medusa-b2b-loyalty-storefront", replacement: components("src/index.ts") },
    ],
    dedupe: ["react", "react-dom"],
  },
  build: { outDir: "dist", emptyOutDir: true, sourcemap: false },
})
