/** Medusa's own models: the module extends a method, not the data. Named other than `index`, which the module loader skips. */
import { nativeModels } from "../native"

export const { Price, PriceList, PriceListRule, PricePreference, PriceRule, PriceSet } = nativeModels
