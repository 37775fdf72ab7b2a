import { type ReactElement, useEffect, useRef } from "react"
import { Link, NavLink, useLocation } from "react-router-dom"
import { type CategoryNode, useCatalogue } from "../shop/catalogue.tsx"
import { MenuIcon } from "./icons.tsx"

/** The departments: a bar on wide screens, a menu with everything below them on narrow ones. */
export function CategoryBar(): ReactElement {
  const { roots } = useCatalogue()
  return (
    <nav className="category-bar" aria-label="Shop by department">
      <div className="container">
        <ul className="departments">
          {roots.map((category) => (
            <li key={category.id}>
              <NavLink to={`/categories/${category.handle}`}>{category.name}</NavLink>
            </li>
          ))}
        </ul>
        <DepartmentMenu roots={roots} />
      </div>
    </nav>
  )
}

function DepartmentMenu({ roots }: { roots: CategoryNode[] }): ReactElement {
  const menu = useRef<HTMLDetailsElement>(null)
  const { pathname } = useLocation()
  useEffect(() => {
    if (menu.current) {
      menu.current.open = false
    }
  }, [pathname])
  return (
    <details className="department-menu" ref={menu}>
      <summary>
        <MenuIcon /> All departments
      </summary>
      <ul>
        {roots.map((category) => (
          <li key={category.id}>
            <Link to={`/categories/${category.handle}`}>{category.name}</Link>
            {category.children.length > 0 ? (
              <ul>
                {category.children.map((child) => (
                  <li key={child.id}>
                    <Link to={`/categories/${child.handle}`}>{child.name}</Link>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
    </details>
  )
}
