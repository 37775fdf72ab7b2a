import { Table } from "@medusajs/ui"
import type { ReactNode } from "react"

type Column = { name: string; right?: boolean }
type Row = { key: string; cells: ReactNode[] }

/** A table that scrolls by itself where the window is narrow. */
export const ReportTable = ({ label, columns, rows }: { label: string; columns: Column[]; rows: Row[] }) => (
  <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
    <Table>
      <Table.Header>
        <Table.Row>
          {columns.map(({ name, right }) => (
            <Table.HeaderCell key={name} className={right ? "whitespace-nowrap text-right" : "whitespace-nowrap"}>
              {name}
            </Table.HeaderCell>
          ))}
        </Table.Row>
      </Table.Header>
      <Table.Body>
        {rows.map(({ key, cells }) => (
          <Table.Row key={key}>
            {cells.map((cell, at) => (
              <Table.Cell key={columns[at].name} className={columns[at].right ? "whitespace-nowrap text-right tabular-nums" : "whitespace-nowrap"}>
                {cell}
              </Table.Cell>
            ))}
          </Table.Row>
        ))}
      </Table.Body>
    </Table>
  </div>
)
