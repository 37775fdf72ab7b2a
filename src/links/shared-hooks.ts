/**
 * Registers our handlers on core's workflow hooks. No link is defined here: Medusa loads this folder
 * before any workflow file of any plugin or of the shop, and whoever takes a hook first decides
 * whether others can join (see `shareHook`).
 *
 * Every file of `src/workflows/hooks` that calls `shareHook` is imported here; a spec checks it.
 */
import "../workflows/hooks/cart-codes"
import "../workflows/hooks/cart-free-products"
import "../workflows/hooks/cart-pricing"
import "../workflows/hooks/cart-referral"
import "../workflows/hooks/cart-turns"
import "../workflows/hooks/categories-deleted"
import "../workflows/hooks/categories-updated"
import "../workflows/hooks/collections-deleted"
import "../workflows/hooks/collections-updated"
import "../workflows/hooks/product-tags-deleted"
import "../workflows/hooks/product-types-deleted"
import "../workflows/hooks/product-variants-created"
import "../workflows/hooks/product-variants-deleted"
import "../workflows/hooks/product-variants-updated"
import "../workflows/hooks/products-deleted"
import "../workflows/hooks/products-updated"
import "../workflows/hooks/validate-completion"
// After the check of the amount: handlers run in the order of their registration.
import "../workflows/hooks/completion-codes"
import "../workflows/hooks/completion-free-products"
import "../workflows/hooks/completion-referral"
import "../workflows/hooks/completion-points"
