/** A region of the shop with its taxes and its one shipping option. Rates are percentages. */
export type RegionSeed = {
  name: string
  currency_code: string
  countries: string[]
  tax_inclusive: boolean
  taxes: { country: string; rate: number | null; name: string; provinces?: { code: string; rate: number; name: string }[] }[]
  shipping: { name: string; code: string; description: string; amount: number }
}

export const regions: RegionSeed[] = [
  {
    name: "Germany",
    currency_code: "eur",
    countries: ["de"],
    tax_inclusive: true,
    taxes: [{ country: "de", rate: 19, name: "MwSt. 19 %" }],
    shipping: { name: "Parcel within Germany", code: "parcel-de", description: "1–2 working days", amount: 6.9 },
  },
  {
    name: "United States",
    currency_code: "usd",
    countries: ["us"],
    tax_inclusive: false,
    taxes: [
      {
        country: "us",
        rate: null,
        name: "Sales tax",
        provinces: [
          { code: "us-ny", rate: 8.875, name: "New York" },
          { code: "us-ca", rate: 7.25, name: "California" },
          { code: "us-il", rate: 6.25, name: "Illinois" },
        ],
      },
    ],
    shipping: { name: "Ground", code: "ground-us", description: "3–5 working days", amount: 12.5 },
  },
  {
    name: "Japan",
    currency_code: "jpy",
    countries: ["jp"],
    tax_inclusive: false,
    taxes: [{ country: "jp", rate: 10, name: "Consumption tax" }],
    shipping: { name: "Takkyubin", code: "takkyubin-jp", description: "Next day", amount: 1200 },
  },
]

/** The reduced rate for books. */
export const reducedRate = { country: "de", rate: 7, name: "MwSt. 7 %", code: "de-7", productType: "Book" }
