import type { ReactElement } from "react"
import { BrowserRouter, Route, Routes } from "react-router-dom"
import { CheckoutPage } from "./checkout/checkout-page.tsx"
import { Frame } from "./layout/frame.tsx"
import { AccountPage } from "./pages/account-page.tsx"
import { CartPage } from "./pages/cart-page.tsx"
import { CategoryPage } from "./pages/category-page.tsx"
import { CollectionPage } from "./pages/collection-page.tsx"
import { HomePage } from "./pages/home-page.tsx"
import { LogInPage } from "./pages/log-in-page.tsx"
import { LoyaltyLevelsPage } from "./pages/loyalty-page.tsx"
import { NotFoundPage } from "./pages/not-found-page.tsx"
import { OrderPage } from "./pages/order-page.tsx"
import { PointsClaimPage } from "./pages/points-claim-page.tsx"
import { PointsPage } from "./pages/points-page.tsx"
import { ProductPage } from "./pages/product-page.tsx"
import { RegisterPage } from "./pages/register-page.tsx"
import { SearchPage } from "./pages/search-page.tsx"
import { Announcer } from "./shop/announcer.tsx"
import { CartProvider } from "./shop/cart.tsx"
import { CatalogueProvider } from "./shop/catalogue.tsx"
import type { ShopConfig } from "./shop/config.ts"
import { LevelsProvider } from "./shop/levels.tsx"
import { PointsProvider } from "./shop/points.tsx"
import { ReferralsProvider } from "./shop/referrals.tsx"
import { ShopProvider } from "./shop/shop.tsx"

/** The whole shop. */
export function App({ config }: { config: ShopConfig }): ReactElement {
  return (
    <BrowserRouter>
      <ShopProvider config={config}>
        <CatalogueProvider>
          <Announcer>
            <CartProvider>
              <PointsProvider>
                <LevelsProvider>
                  <ReferralsProvider>
                    <Routes>
                      <Route element={<Frame />}>
                        <Route index element={<HomePage />} />
                        <Route path="categories/:handle" element={<CategoryPage />} />
                        <Route path="collections/:handle" element={<CollectionPage />} />
                        <Route path="search" element={<SearchPage />} />
                        <Route path="products/:handle" element={<ProductPage />} />
                        <Route path="cart" element={<CartPage />} />
                        <Route path="checkout" element={<CheckoutPage />} />
                        <Route path="orders/:id" element={<OrderPage />} />
                        <Route path="orders/:id/confirmed" element={<OrderPage confirmed />} />
                        <Route path="account" element={<AccountPage />} />
                        <Route path="points" element={<PointsPage />} />
                        <Route path="points/claim" element={<PointsClaimPage />} />
                        <Route path="loyalty" element={<LoyaltyLevelsPage />} />
                        <Route path="login" element={<LogInPage />} />
                        <Route path="register" element={<RegisterPage />} />
                        <Route path="*" element={<NotFoundPage />} />
                      </Route>
                    </Routes>
                  </ReferralsProvider>
                </LevelsProvider>
              </PointsProvider>
            </CartProvider>
          </Announcer>
        </CatalogueProvider>
      </ShopProvider>
    </BrowserRouter>
  )
}
