/** One demo shop for all browser specs; its addresses are in STORE_URL, STOREFRONT_URL and DASHBOARD_URL. */
export { startDemoShop as default } from "./demo-shop"
