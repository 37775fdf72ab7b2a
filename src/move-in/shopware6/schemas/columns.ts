/** How the columns of Shopware's tables are read: alike on MySQL, which knows JSON, and on MariaDB, where it is text. */
import type { EntitySchemaColumnOptions } from "typeorm"

/** Sixteen bytes, read and written as lower-case hex. */
export const id = (options: Partial<EntitySchemaColumnOptions> = {}): EntitySchemaColumnOptions => ({
  type: "binary",
  length: 16,
  transformer: { from: hexOf, to: (hex: unknown) => (typeof hex === "string" ? bytesOf(hex) : hex) },
  ...options,
})

export const text = (options: Partial<EntitySchemaColumnOptions> = {}): EntitySchemaColumnOptions => ({ type: "varchar", transformer: asText, ...options })

export const number = (options: Partial<EntitySchemaColumnOptions> = {}): EntitySchemaColumnOptions => ({
  type: "int",
  transformer: { from: (value: unknown) => (value === null ? null : Number(value)), to: (value: unknown) => value },
  ...options,
})

/** JSON as the text that it is: what cannot be parsed is for the converter to say. */
export const json = (): EntitySchemaColumnOptions => ({
  type: "longtext",
  nullable: true,
  transformer: { from: (value: unknown) => (value === null || typeof value === "string" ? value : JSON.stringify(value)), to: (value: unknown) => value },
})

/** A moment as Shopware writes it, in UTC: read as a text, it is no other moment for a process in another time zone. */
export const moment = (): EntitySchemaColumnOptions => ({
  type: "varchar",
  nullable: true,
  transformer: { from: (value: unknown) => (value instanceof Date ? momentOf(value) : value), to: (value: unknown) => value },
})

/** `2026-03-01 08:30:00.000` */
export const momentOf = (instant: Date): string => instant.toISOString().replace("T", " ").replace("Z", "")

export const bytesOf = (hex: string): Buffer => Buffer.from(hex, "hex")

export const hexOf = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString("hex") : value)

const asText = { from: (value: unknown) => (value === null || value === undefined ? null : String(value)), to: (value: unknown) => value }

export const written = { created_at: moment(), updated_at: moment() }
