/** People and places as Medusa hands them over, as far as a friend is told from an advocate by them. */
import type { Place } from "../../../modules/referrals/domain/sameness"
import { z } from "../../../shared/schema"

const text = z.string().nullish()
const metadata = z.record(z.string(), z.unknown()).nullish()

/** An address of a cart, an order or a customer. */
export const readPlace = z.object({
  first_name: text,
  last_name: text,
  company: text,
  phone: text,
  address_1: text,
  address_2: text,
  postal_code: text,
  city: text,
  country_code: text,
  metadata,
})

const PLACE_FIELDS = ["first_name", "last_name", "company", "phone", "address_1", "address_2", "postal_code", "city", "country_code", "metadata"]

const ownPlace = readPlace.extend({ is_default_billing: z.boolean().nullish() })

/** A customer with the addresses of the account. */
export const readPerson = z.object({
  id: z.string(),
  email: text,
  first_name: text,
  last_name: text,
  phone: text,
  metadata,
  addresses: z.array(ownPlace).nullish().transform((list) => list ?? []),
})

const under = (path: string, fields: string[]): string[] => fields.map((field) => (path ? `${path}.${field}` : field))

/** What is asked of a place. */
export const placeFields = (path: string): string[] => under(path, PLACE_FIELDS)

/** What is asked of a customer. */
export const personFields = (path = ""): string[] =>
  under(path, ["id", "email", "first_name", "last_name", "phone", "metadata", "addresses.is_default_billing", ...placeFields("addresses")])

export const fullName = ({ first_name, last_name }: { first_name?: string | null; last_name?: string | null }): string => [first_name, last_name].filter(Boolean).join(" ")

export const phonesOf = (list: { phone?: string | null }[]): string[] => [...new Set(list.flatMap(({ phone }) => phone || []))]

/** Under these names shops keep a tax number, for which Medusa has no field. */
const TAX_NUMBERS = ["vat_number", "vat_id", "vat", "tax_id", "tax_number"]

export const taxNumbersOf = (list: { metadata?: Record<string, unknown> | null }[]): string[] => [
  ...new Set(list.flatMap((each) => TAX_NUMBERS.flatMap((name) => { const number = each.metadata?.[name]; return typeof number === "string" ? number : [] }))),
]

export const placeOf = ({ address_1, address_2, postal_code, city, country_code }: z.infer<typeof readPlace>): Place => ({
  address_1: address_1 ?? null,
  address_2: address_2 ?? null,
  postal_code: postal_code ?? null,
  city: city ?? null,
  country_code: country_code ?? null,
})
