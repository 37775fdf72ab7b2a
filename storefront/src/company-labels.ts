/** Every text of `CompanyChoice`. */
export interface CompanyLabels {
  /** Before the choice, and before the name where a choice is under way. */
  buyingFor: string
  /** The shop did not take the choice. */
  failed: string
}

/** English. Pass any of them through a `labels` property to change or translate it. */
export const defaultCompanyLabels: CompanyLabels = {
  buyingFor: "Buying for",
  failed: "This did not work. Nothing was changed; please try again.",
}

/** German, for `labels={germanCompanyLabels}`. */
export const germanCompanyLabels: CompanyLabels = {
  buyingFor: "Einkauf für",
  failed: "Das hat nicht geklappt. Es wurde nichts geändert; bitte versuchen Sie es noch einmal.",
}
