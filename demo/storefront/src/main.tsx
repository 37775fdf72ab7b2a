import { StrictMode } from "react"
import { createRoot } from "react-dom/client"
import "medusa-b2b-loyalty-storefront/styles.css"
import "./styles/base.css"
import "./styles/layout.css"
import "./styles/catalogue.css"
import "./styles/buying.css"
import { App } from "./app.tsx"
import { loadConfig } from "./shop/config.ts"
import { problemText } from "./shop/problem.ts"

const root = createRoot(document.getElementById("root") ?? document.body)

loadConfig().then(
  (config) =>
    root.render(
      <StrictMode>
        <App config={config} />
      </StrictMode>
    ),
  (error: unknown) => root.render(<p className="opening">{problemText(error)}</p>)
)
