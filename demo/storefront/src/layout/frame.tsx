import { type ReactElement, useEffect, useRef } from "react"
import { Outlet, useLocation } from "react-router-dom"
import { FriendOffer } from "../parts/friend-offer.tsx"
import { CategoryBar } from "./category-bar.tsx"
import { Footer } from "./footer.tsx"
import { Header } from "./header.tsx"
import { PageGuard } from "./page-guard.tsx"

/** What every page has around it. */
export function Frame(): ReactElement {
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  useStartOfPage(main)
  return (
    <>
      <a className="skip-link" href="#main">
        Skip to content
      </a>
      <Header />
      <CategoryBar />
      <FriendOffer />
      <main id="main" ref={main} tabIndex={-1}>
        <div className="container">
          <PageGuard key={pathname}>
            <Outlet />
          </PageGuard>
        </div>
      </main>
      <Footer />
    </>
  )
}

/**
 * On another page: to its start, and the focus to its heading. Where the page is still being read, its heading
 * takes the focus over once it is there (see `PageHeading`).
 */
function useStartOfPage(main: React.RefObject<HTMLElement>): void {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current !== pathname) {
      shown.current = pathname
      window.scrollTo(0, 0)
      const start = main.current?.querySelector("h1") ?? main.current
      start?.focus({ preventScroll: true })
    }
  }, [pathname, main])
}
