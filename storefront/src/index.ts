export { fetchTierPrices, UnexpectedTierPricesAnswer } from "./fetch-tier-prices.ts"
export type { TierPriceQuery, TierPriceRequest, TierPriceSource } from "./fetch-tier-prices.ts"
export { chooseCartCompany, fetchCartCompany, UnexpectedCartCompanyAnswer } from "./cart-company.ts"
export type { BuyersCompany, CartCompany } from "./cart-company.ts"
export { CompanyChoice } from "./company-choice.tsx"
export type { CompanyChoiceProps } from "./company-choice.tsx"
export { defaultCompanyLabels, germanCompanyLabels } from "./company-labels.ts"
export type { CompanyLabels } from "./company-labels.ts"
export { FromPrice } from "./from-price.tsx"
export type { FromPriceProps } from "./from-price.tsx"
export { defaultLabels, fillLabel } from "./labels.ts"
export type { TierPriceLabels } from "./labels.ts"
export { formatAmount, formatPercent, formatUnitPrice } from "./money.ts"
export type { MoneyFormat } from "./money.ts"
export { NextBreak } from "./next-break.tsx"
export type { NextBreakProps } from "./next-break.tsx"
export type { TaxDisplay } from "./shown-price.ts"
export { breakAt, lowestBreak, nextBreakAt } from "./tier-prices.ts"
export type { NextTierPrice, TierPriceBreak, TierPrices, TierPricesAnswer } from "./tier-prices.ts"
export { TierPriceTable } from "./tier-price-table.tsx"
export type { TierPriceTableProps } from "./tier-price-table.tsx"
export { useTierPrices } from "./use-tier-prices.ts"
export type { TierPricesState, UseTierPricesOptions } from "./use-tier-prices.ts"
export {
  fetchCartPoints,
  fetchEarnablePoints,
  fetchPointsAccounts,
  fetchPointsEntries,
  fetchPointsProgram,
  redeemCartPoints,
  removeCartPoints,
  requestPointsClaim,
  UnexpectedPointsAnswer,
} from "./fetch-points.ts"
export type {
  CartPointsChange,
  EarnablePointsQuery,
  PointsEntriesQuery,
  PointsRequest,
  PointsSource,
  PointsWalletQuery,
} from "./fetch-points.ts"
export { clampPoints, permittedPoints, pointsName, valueOfPoints } from "./points.ts"
export type {
  CartPoints,
  EarnablePoints,
  PointsBadgePlace,
  PointsClaimed,
  PointsClaimRequested,
  PointsEntriesAnswer,
  PointsEntry,
  PointsEntryType,
  PointsFromRule,
  PointsOwner,
  PointsProgram,
  PointsRange,
  PointsWallet,
} from "./points.ts"
export { OrderPoints } from "./order-points.tsx"
export type { OrderPointsProps } from "./order-points.tsx"
export { PointsAccount } from "./points-account.tsx"
export type { PointsAccountProps } from "./points-account.tsx"
export { inkOn, PointsBadge } from "./points-badge.tsx"
export type { PointsBadgeProps } from "./points-badge.tsx"
export { PointsClaim, PointsForGuests } from "./points-claim.tsx"
export type { PointsClaimProps, PointsForGuestsProps } from "./points-claim.tsx"
export { PointsHistory } from "./points-history.tsx"
export type { PointsEntryOrder, PointsHistoryProps } from "./points-history.tsx"
export { defaultPointsLabels, germanPointsLabels } from "./points-labels.ts"
export type { PointsLabels } from "./points-labels.ts"
export { PointsRedeemer } from "./points-redeemer.tsx"
export type { PointsRedeemerProps } from "./points-redeemer.tsx"
export { readPointsRefusal } from "./points-refusal.ts"
export type { PointsRefusal } from "./points-refusal.ts"
export { PointsTerms } from "./points-terms.tsx"
export type { PointsTermsProps } from "./points-terms.tsx"
export { valuePaidWithPoints } from "./value-paid-with-points.ts"
export type { AdjustedLines } from "./value-paid-with-points.ts"
export { useCartCompany } from "./use-cart-company.ts"
export type { CartCompanyState, UseCartCompanyOptions } from "./use-cart-company.ts"
export { useCartPoints } from "./use-cart-points.ts"
export type { CartPointsState, UseCartPointsOptions } from "./use-cart-points.ts"
export { useClaimPoints } from "./use-claim-points.ts"
export type { ClaimPointsState, UseClaimPointsOptions } from "./use-claim-points.ts"
export { useEarnablePoints } from "./use-earnable-points.ts"
export type { EarnablePointsState, UseEarnablePointsOptions } from "./use-earnable-points.ts"
export { usePointsAccounts } from "./use-points-accounts.ts"
export type { PointsAccountsState, UsePointsAccountsOptions } from "./use-points-accounts.ts"
export { usePointsEntries } from "./use-points-entries.ts"
export type { PointsEntriesState, UsePointsEntriesOptions } from "./use-points-entries.ts"
export { usePointsProgram } from "./use-points-program.ts"
export type { PointsProgramState, UsePointsProgramOptions } from "./use-points-program.ts"
export { fetchCustomerLoyalty, fetchLoyalty, saveBirthday, UnexpectedLoyaltyAnswer } from "./fetch-loyalty.ts"
export type { BirthdayInput } from "./fetch-loyalty.ts"
export { missingOf, needsIn, shareOf } from "./loyalty.ts"
export type {
  BirthdayAnswer,
  CustomerLoyalty,
  Loyalty,
  LoyaltyAudience,
  LoyaltyBirthday,
  LoyaltyChangeCause,
  LoyaltyFigure,
  LoyaltyLadder,
  LoyaltyLevel,
  LoyaltyNeed,
  LoyaltyProgress,
  LoyaltyThresholds,
  LoyaltyWindow,
  PersonalOffer,
} from "./loyalty.ts"
export { BirthdayForm } from "./birthday-form.tsx"
export type { BirthdayFormProps } from "./birthday-form.tsx"
export { LevelBadge } from "./level-badge.tsx"
export type { LevelBadgeProps } from "./level-badge.tsx"
export { LevelCard } from "./level-card.tsx"
export type { LevelCardProps } from "./level-card.tsx"
export { defaultLoyaltyLabels, germanLoyaltyLabels } from "./loyalty-labels.ts"
export type { CountedLabel, LoyaltyLabels } from "./loyalty-labels.ts"
export type { LoyaltyLook } from "./loyalty-words.ts"
export { LoyaltyPage } from "./loyalty-page.tsx"
export type { LoyaltyPageProps } from "./loyalty-page.tsx"
export { PersonalOffers } from "./personal-offers.tsx"
export type { PersonalOffersProps } from "./personal-offers.tsx"
export { useCustomerLoyalty } from "./use-customer-loyalty.ts"
export type { CustomerLoyaltyState, UseCustomerLoyaltyOptions } from "./use-customer-loyalty.ts"
export { useLoyalty } from "./use-loyalty.ts"
export type { LoyaltyState, UseLoyaltyOptions } from "./use-loyalty.ts"
export { forgetReferral, keepReferral, keptReferral, readReferralLink, REFERRAL_DAYS } from "./arrived-referral.ts"
export type { ArrivedReferral, ReferralStorage } from "./arrived-referral.ts"
export {
  applyCartReferral,
  fetchCartReferral,
  fetchReferral,
  fetchReferralOffer,
  removeCartReferral,
  requestReferralCode,
  sendReferralInvitations,
  UnexpectedReferralAnswer,
} from "./fetch-referrals.ts"
export type { CartReferralAnswer, ReferralInvitation, ReferralInvited, ReferralOfferQuestion } from "./fetch-referrals.ts"
export { isReferralDiscount, phraseIn, readAddresses, referralLink } from "./referrals.ts"
export type {
  CartReferral,
  Referral,
  ReferralChannel,
  ReferralDiscount,
  ReferralEarnedCode,
  ReferralOffer,
  ReferralPhrase,
} from "./referrals.ts"
export { ReferralBanner } from "./referral-banner.tsx"
export type { ReferralBannerProps } from "./referral-banner.tsx"
export { ReferralCard } from "./referral-card.tsx"
export type { ReferralCardProps } from "./referral-card.tsx"
export { ReferralCodeField } from "./referral-code-field.tsx"
export type { ReferralCodeFieldProps } from "./referral-code-field.tsx"
export { defaultReferralLabels, germanReferralLabels } from "./referral-labels.ts"
export type { ReferralLabels } from "./referral-labels.ts"
export { readReferralRefusal } from "./referral-refusal.ts"
export type { ReferralRefusal } from "./referral-refusal.ts"
export type { ReferralLook } from "./referral-words.ts"
export { useArrivedReferral } from "./use-arrived-referral.ts"
export type { ArrivedReferralState, UseArrivedReferralOptions } from "./use-arrived-referral.ts"
export { useCartReferral } from "./use-cart-referral.ts"
export type { CartReferralState, UseCartReferralOptions } from "./use-cart-referral.ts"
export { useReferral } from "./use-referral.ts"
export type { ReferralAccountState, UseReferralOptions } from "./use-referral.ts"
export { useReferralOffer } from "./use-referral-offer.ts"
export type { ReferralOfferState, UseReferralOfferOptions } from "./use-referral-offer.ts"
export { changeCartFreeProduct, fetchCartFreeProducts, fetchFreeProducts, UnexpectedFreeProductsAnswer } from "./fetch-free-products.ts"
export type { CartFreeProductsChange } from "./fetch-free-products.ts"
export { freeOfLine, nearMisses, valueOfFreePieces } from "./free-products.ts"
export type {
  CartFreeProduct,
  CartFreeProducts,
  ChosenGoods,
  FreeGoods,
  FreeOfLine,
  FreeProductInCart,
  FreeProductNearMiss,
  FreeProductOffer,
  FreeProductOffers,
  FreeProductShortfall,
  FreeProductWish,
  LineWithFreePieces,
} from "./free-products.ts"
export { FreeProductBanner } from "./free-product-banner.tsx"
export type { FreeProductBannerProps } from "./free-product-banner.tsx"
export { defaultFreeProductLabels, germanFreeProductLabels } from "./free-product-labels.ts"
export type { FreeProductLabels } from "./free-product-labels.ts"
export { FreeProductLine } from "./free-product-line.tsx"
export type { FreeProductLineProps } from "./free-product-line.tsx"
export { FreeProductPicker } from "./free-product-picker.tsx"
export type { FreeProductPickerProps } from "./free-product-picker.tsx"
export { FreeProductProgress } from "./free-product-progress.tsx"
export type { FreeProductProgressProps } from "./free-product-progress.tsx"
export { readFreeProductRefusal } from "./free-products-refusal.ts"
export type { FreeProductRefusal } from "./free-products-refusal.ts"
export type { FreeProductLook } from "./free-product-words.ts"
export { useCartFreeProducts } from "./use-cart-free-products.ts"
export type { CartFreeProductsState, UseCartFreeProductsOptions } from "./use-cart-free-products.ts"
export { useFreeProducts } from "./use-free-products.ts"
export type { FreeProductsState, UseFreeProductsOptions } from "./use-free-products.ts"
