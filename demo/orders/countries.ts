/** ISO codes of the country names that the data set uses. Names that are no country (Unspecified, …) have none. */
const CODES: Record<string, string> = {
  Australia: "au",
  Austria: "at",
  Bahrain: "bh",
  Belgium: "be",
  Brazil: "br",
  Canada: "ca",
  "Channel Islands": "je",
  Cyprus: "cy",
  "Czech Republic": "cz",
  Denmark: "dk",
  EIRE: "ie",
  Finland: "fi",
  France: "fr",
  Greece: "gr",
  "Hong Kong": "hk",
  Iceland: "is",
  Israel: "il",
  Italy: "it",
  Lebanon: "lb",
  Lithuania: "lt",
  Malta: "mt",
  Netherlands: "nl",
  Norway: "no",
  Poland: "pl",
  Portugal: "pt",
  RSA: "za",
  "Saudi Arabia": "sa",
  Singapore: "sg",
  Spain: "es",
  Sweden: "se",
  Switzerland: "ch",
  "United Arab Emirates": "ae",
  "United Kingdom": "gb",
}

/** The one region that all customers of an order file buy in, whatever their country: the file is in pounds. */
export const ORDER_REGION = {
  name: "United Kingdom & export",
  currency_code: "gbp",
  countries: Object.values(CODES),
  tax_inclusive: false,
  taxes: [{ country: "gb", rate: 20, name: "VAT 20 %" }],
  shipping: { name: "Parcel from the UK", code: "parcel-gb", description: "2–5 working days", amount: 8.5 },
}

/** The name of the customer group of a country. */
export function countryGroup(country: string): string {
  return `Customers in ${country}`
}
