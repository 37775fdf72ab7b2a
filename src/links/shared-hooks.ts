/**
 * Registers our handlers on core's workflow hooks. No link is defined here: Medusa loads this folder
 * before any workflow file of any plugin or of the shop, and whoever takes a hook first decides
 * whether others can join (see `shareHook`).
 *
 * Every file of `src/workflows/hooks` that calls `shareHook` is imported here; a spec checks it.
 */
export {}
