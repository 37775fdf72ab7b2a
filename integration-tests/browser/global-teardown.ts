export { stopDemoShop as default } from "./demo-shop"
