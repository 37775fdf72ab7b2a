/** Only addresses of this shop are returned to. */
export function localAddress(address: string | null): string {
  return address && /^\/(?![/\\])/.test(address) ? address : "/"
}
