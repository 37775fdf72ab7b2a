/** A company that buys in the demo shop (a customer group), or another group of customers (`company` is null). */
export type GroupSeed = { name: string; company: { vat_number: string | null; mail_domains: string[] } | null }

/** Someone who can log in to the demo storefront. */
export type BuyerSeed = {
  email: string
  password: string
  first_name: string
  last_name: string
  company: string
  groups: string[]
  address: { address_1: string; city: string; postal_code: string; province?: string; country_code: string; phone: string }
}

/** The log-in to the dashboard. */
export const admin = { email: "admin@demo.example", password: "demo-admin" }

/** One password for all buyers: this is a demo. */
export const buyerPassword = "demo-buyer"

export const groups: GroupSeed[] = [
  { name: "Brenner Maschinenbau GmbH", company: { vat_number: "DE123456789", mail_domains: ["brenner.example"] } },
  { name: "Northfield Fabrication Inc.", company: { vat_number: null, mail_domains: ["northfield.example"] } },
  { name: "Northfield Service LLC", company: { vat_number: null, mail_domains: [] } },
  { name: "Sakura Seiki K.K.", company: { vat_number: null, mail_domains: ["sakura.example"] } },
  { name: "Gold partners", company: null },
]

const brenner = { address_1: "Industriestraße 14", city: "Stuttgart", postal_code: "70565", country_code: "de", phone: "+49 711 5550140" }
const northfield = { address_1: "2200 Foundry Road", city: "Buffalo", postal_code: "14204", province: "us-ny", country_code: "us", phone: "+1 716 555 0182" }
const sakura = { address_1: "3-8-12 Minamishinagawa", city: "Tokyo", postal_code: "140-0004", country_code: "jp", phone: "+81 3 5550 1100" }

export const buyers: BuyerSeed[] = [
  buyer("anna.brenner@brenner.example", "Anna", "Brenner", "Brenner Maschinenbau GmbH", ["Gold partners"], brenner),
  buyer("jonas.weber@brenner.example", "Jonas", "Weber", "Brenner Maschinenbau GmbH", [], brenner),
  buyer("emily.carter@northfield.example", "Emily", "Carter", "Northfield Fabrication Inc.", ["Northfield Service LLC", "Gold partners"], northfield),
  buyer("david.okafor@northfield.example", "David", "Okafor", "Northfield Fabrication Inc.", [], northfield),
  buyer("yuki.tanaka@sakura.example", "Yuki", "Tanaka", "Sakura Seiki K.K.", [], sakura),
  buyer("haruto.ito@sakura.example", "Haruto", "Ito", "Sakura Seiki K.K.", [], sakura),
  ...workshops(),
]

/** Buyers of workshops of their own, without a company's conditions: they stand on Bronze, Silver and Gold by what they have ordered. */
function workshops(): BuyerSeed[] {
  const at = (address_1: string, city: string, postal_code: string, phone: string) => ({ address_1, city, postal_code, country_code: "de", phone })
  return [
    { ...buyer("lena.vogt@vogt.example", "Lena", "Vogt", "Vogt Metallbau", [], at("Hafenstraße 3", "Bremen", "28217", "+49 421 5550171")), groups: [] },
    { ...buyer("marco.rossi@rossi.example", "Marco", "Rossi", "Rossi Pneumatik", [], at("Gartenweg 8", "Ulm", "89073", "+49 731 5550128")), groups: [] },
    { ...buyer("sophie.laurent@laurent.example", "Sophie", "Laurent", "Atelier Laurent", [], at("Rheinstraße 41", "Mainz", "55116", "+49 6131 5550190")), groups: [] },
  ]
}

function buyer(
  email: string,
  first_name: string,
  last_name: string,
  company: string,
  otherGroups: string[],
  address: BuyerSeed["address"]
): BuyerSeed {
  return { email, password: buyerPassword, first_name, last_name, company, groups: [company, ...otherGroups], address }
}
