/** Ids that every Shopware 6 shop has. They are written as Shopware's own API writes ids: in lower-case hex. */

/** Of the rows that buyers see; others are drafts of an order or of a product. */
export const LIVE_VERSION = "0fa91ce3e96a4bc2be4bd9ce752c3425"

/** In which every name can be read. */
export const SYSTEM_LANGUAGE = "2fbb5fe2e29a4d70aa5854ce7ce3e20b"

/** All other currencies are so many times this one. */
export const DEFAULT_CURRENCY = "b7d2554b0ce847cd82f3ac9bd1c0dfca"
