/** What the browser remembers between visits; nothing where storage is switched off. */
export function remembered(key: string): string | null {
  try {
    return window.localStorage.getItem(`shop.${key}`)
  } catch {
    return null
  }
}

/** Remembers a value, or forgets it when null. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) {
      window.localStorage.removeItem(`shop.${key}`)
    } else {
      window.localStorage.setItem(`shop.${key}`, value)
    }
  } catch {
    // Storage is switched off: the shop works, it only forgets.
  }
}
