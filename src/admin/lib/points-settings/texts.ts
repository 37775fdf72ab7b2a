import type { PointsBadgePlace } from "../../../types/reward-points"
import { required } from "../points-number"
import type { SectionForm } from "./section"

/** Where a storefront can say how much is earned. */
export const badgePlaces = ["product", "listing", "cart"] as const satisfies readonly PointsBadgePlace[]

export type TextsDraft = { text: string; colour: string; places: PointsBadgePlace[]; guest_text: string; terms: string }

/** What buyers see and read. */
export const textsForm: SectionForm<TextsDraft> = {
  fields: ["badge.text", "badge.colour", "badge.places", "guest_text", "terms"],
  read: ({ badge: { text, colour, places }, guest_text, terms }) => ({
    text,
    colour,
    places,
    guest_text: guest_text ?? "",
    terms: terms ?? "",
  }),
  write: ({ text, colour, places, guest_text, terms }) => ({
    badge: { text: text.trim(), colour: colour.trim(), places: badgePlaces.filter((place) => places.includes(place)) },
    guest_text: guest_text.trim() || null,
    terms: terms.trim() || null,
  }),
  check: ({ text, colour }) => [
    ...required(text.trim() !== "", "badge.text", "empty"),
    ...required(/^#[0-9a-fA-F]{6}$/.test(colour.trim()), "badge.colour", "not_a_colour"),
  ],
}

/** The badge as a buyer reads it: `{points}` and `{name}` stand for the number and the name of the points. */
export const badgeText = (text: string, points: string, name: string): string => text.replaceAll("{points}", points).replaceAll("{name}", name)
