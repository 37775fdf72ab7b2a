/** From where people come: that a friend and an advocate share a network is a signal. Addresses are kept as digests, and not for long. */
import { isIP } from "node:net"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { signatureOf } from "../../../shared/digest"
import type { Advocate } from "../../../modules/referrals/service"
import { refersFor } from "../advocate-standing"
import { referrals } from "../referrals"

/** So long a network is known as an advocate's. */
export const NETWORK_DAYS = 90

/** The shop itself, or a machine in front of it: everybody comes from there. */
const INSIDE = /^(127\.|10\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.|0\.|::1?$|f[cd]|fe[89ab])/i

/** A network address as one buyer has it: of IPv6 the first half, for everybody has the other half to himself. Null for the inside of a shop, and for what is no address. */
export const networkOf = (address: string | null | undefined): string | null => {
  const plain = (address ?? "").replace(/^::ffff:(?=\d+\.)/i, "")
  if (!isIP(plain) || INSIDE.test(plain)) {
    return null
  }
  return isIP(plain) === 4 ? plain : firstHalf(plain)
}

/** `2001:db8::1` is `2001:db8:0:0`. */
const firstHalf = (address: string): string => {
  const [before, after] = address.toLowerCase().split("::")
  const groups = (part: string | undefined): string[] => (part ? part.split(":") : [])
  const missing = after === undefined ? 0 : 8 - groups(before).length - groups(after).length
  return [...groups(before), ...Array.from({ length: missing }, () => "0"), ...groups(after)].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "")).join(":")
}

/** Digests of the networks of a request, under the shop's own secret: there are few enough addresses to try them all. */
export const networkDigests = (container: MedusaContainer, address: string | null | undefined): string[] => {
  const network = networkOf(address)
  const { jwtSecret } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig.http
  return network ? [signatureOf(`referrals:network:${network}`, typeof jwtSecret === "string" ? jwtSecret : "")] : []
}

/** Notes from where a customer comes who refers, for himself or for a company. Nothing is read for one who comes from inside of the shop. */
export const noteNetworkOf = async (container: MedusaContainer, customer_id: string, address: string | null | undefined, at: Date): Promise<void> => {
  const digests = networkDigests(container, address)
  const advocate = digests.length ? await advocateOfCustomer(container, customer_id) : null
  if (!advocate) {
    return
  }
  for (const digest of digests) {
    await referrals(container).noteNetwork(advocate.id, digest, at, new Date(at.getTime() - NETWORK_DAYS * 86_400_000))
  }
}

const advocateOfCustomer = async (container: MedusaContainer, customer_id: string): Promise<Advocate | null> => {
  const service = referrals(container)
  const { type, id } = await refersFor(container, await service.readProgram(), customer_id)
  return service.advocateOf({ type, id })
}
