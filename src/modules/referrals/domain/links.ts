/** Links of advocates, and what they send with them. Pure. */

/** How a friend came: `ref_via` of a link; without it the link itself. */
export type LinkVia = "invitation" | null

/** `https://shop.example/?ref=7KQ2M-DXW9R`: whatever page the base is, also one with a query of its own. Null: the shop makes its links itself. */
export const linkOf = (link_base: string | null, shown: string, via: LinkVia = null): string | null => {
  if (link_base === null) {
    return null
  }
  const url = new URL(link_base)
  url.searchParams.set("ref", shown)
  if (via) {
    url.searchParams.set("ref_via", via)
  }
  return url.toString()
}

/** What is filled in for a placeholder; null: it is not known, and stays as it stands. */
export type Filling = Record<"link" | "code" | "friend_reward" | "advocate", string | null>

/** A text with its placeholders filled in, in one go: what is filled in is not looked at again. */
export const filledIn = (text: string, filling: Filling): string => text.replace(/\{(link|code|friend_reward|advocate)\}/g, (placeholder, name: keyof Filling) => filling[name] ?? placeholder)
