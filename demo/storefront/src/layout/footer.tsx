import type { ReactElement } from "react"
import { Link } from "react-router-dom"
import { useCatalogue } from "../shop/catalogue.tsx"
import { useLevels } from "../shop/levels.tsx"
import { usePoints } from "../shop/points.tsx"
import { useShop } from "../shop/shop.tsx"
import { SHOP_NAME } from "./page-heading.tsx"

/** The end of every page. */
export function Footer(): ReactElement {
  const { roots, collections } = useCatalogue()
  const { customer } = useShop()
  const program = usePoints()
  const { loyalty } = useLevels()
  return (
    <footer className="footer">
      <div className="container footer-columns">
        <section aria-labelledby="footer-about">
          <h2 id="footer-about">{SHOP_NAME}</h2>
          <p>Everything that holds, seals, cuts and protects. A demonstration shop: nothing is shipped, nothing is charged.</p>
        </section>
        <nav aria-labelledby="footer-departments">
          <h2 id="footer-departments">Departments</h2>
          <ul>
            {roots.slice(0, 6).map(({ id, handle, name }) => (
              <li key={id}>
                <Link to={`/categories/${handle}`}>{name}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-labelledby="footer-collections">
          <h2 id="footer-collections">Ranges</h2>
          <ul>
            {collections.map(({ id, handle, title }) => (
              <li key={id}>
                <Link to={`/collections/${handle}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </nav>
        <nav aria-labelledby="footer-account">
          <h2 id="footer-account">Your account</h2>
          <ul>
            <li>
              <Link to="/account">{program ? `Orders and ${program.name_plural}` : "Orders"}</Link>
            </li>
            <li>
              <Link to="/cart">Cart</Link>
            </li>
            {program ? (
              <li>
                <Link to="/points">How {program.name_plural} work</Link>
              </li>
            ) : null}
            {loyalty && loyalty.ladders.length > 0 ? (
              <li>
                <Link to="/loyalty">Levels and benefits</Link>
              </li>
            ) : null}
            {customer ? null : (
              <li>
                <Link to="/login">Log in</Link>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </footer>
  )
}
