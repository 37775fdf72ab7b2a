/**
 * Exact decimal numbers, so that the reference that prices are compared with shares no arithmetic with the product.
 * A number is `units / 10^scale`.
 */
export type Decimal = { units: bigint; scale: number }

/** @throws Error when the text or number is not a finite decimal */
export function decimal(value: string | number): Decimal {
  const text = typeof value === "number" ? plain(value) : value.trim()
  const match = /^(-?)(\d*)\.?(\d*)$/.exec(text)
  if (!match || !(match[2] || match[3])) throw new Error(`"${value}" is not a decimal number`)
  const [, sign, whole, fraction] = match
  const units = BigInt(`${whole}${fraction}`)
  return { units: sign ? -units : units, scale: fraction.length }
}

/** Numbers below a millionth are written with an exponent by JavaScript. */
function plain(value: number): string {
  return /e/i.test(String(value)) ? value.toFixed(20).replace(/0+$/, "") : String(value)
}

export function compare(a: Decimal, b: Decimal): number {
  const [x, y] = align(a, b)
  return x === y ? 0 : x < y ? -1 : 1
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b)
  return { units: x - y, scale }
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** Half the sum of two numbers, exactly. */
export function mean(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b)
  return shorten({ units: (x + y) * 5n, scale: scale + 1 })
}

/** `percent` off: exact, since a hundredth is two decimals. */
export function percentOff(price: Decimal, percent: Decimal): Decimal {
  const rest = subtract(decimal(100), percent)
  return multiply(price, { units: rest.units, scale: rest.scale + 2 })
}

/** Rounds to so many decimals, half away from zero. */
export function roundHalfUp(value: Decimal, decimals: number): Decimal {
  if (value.scale <= decimals) return value
  const divisor = 10n ** BigInt(value.scale - decimals)
  const half = divisor / 2n
  const units = value.units >= 0n ? (value.units + half) / divisor : -((-value.units + half) / divisor)
  return { units, scale: decimals }
}

/** Decimals that are needed to write the number: 2 for 1.50 and 1 for 1.5 are both 1. */
export function decimalsOf(value: Decimal): number {
  return shorten(value).scale
}

export function shorten({ units, scale }: Decimal): Decimal {
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n
    scale--
  }
  return { units, scale }
}

export function format(value: Decimal): string {
  const { units, scale } = shorten(value)
  const digits = String(units < 0n ? -units : units).padStart(scale + 1, "0")
  const text = scale ? `${digits.slice(0, -scale)}.${digits.slice(-scale)}` : digits
  return units < 0n ? `-${text}` : text
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale)
  return [a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale), scale]
}
