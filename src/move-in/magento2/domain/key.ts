/** Ids of the source as keys: Magento's ids have at most ten digits. Pure. */
import type { SourceKey } from "../../domain/records"

/** @example 17 is `0000000017` */
export const keyOf = (id: number): SourceKey => String(id).padStart(10, "0")
