import { Container, DataTable, Heading, Text, useDataTable } from "@medusajs/ui"
import { useNavigate } from "react-router-dom"
import { useListState } from "../../hooks/use-list-state"
import { useMoveIns } from "../../hooks/use-move-ins"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { TablePages } from "../common/table-pages"
import { StartSection } from "./start-section"
import { useMoveInColumns } from "./use-move-in-columns"

/** All runs of the move-in, dry and for real; where there are none, how to start one. */
export const MoveInList = () => {
  const { t } = useMoveInWords()
  const navigate = useNavigate()
  const { params, pagination } = useListState({ filters: [] })
  const { data, isLoading, isError, error } = useMoveIns({ limit: params.limit, offset: params.offset })
  if (isError && !data) {
    throw error
  }
  const table = useDataTable({
    data: data?.move_ins ?? [],
    columns: useMoveInColumns(),
    getRowId: ({ id }) => id,
    rowCount: data?.count ?? 0,
    isLoading,
    pagination,
    onRowClick: (_, { id }) => navigate(`/settings/move-in/${id}`),
  })
  if (data?.count === 0) {
    return <StartSection first />
  }
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="overflow-hidden p-0">
        <DataTable instance={table}>
          <DataTable.Toolbar>
            <div>
              <Heading>{t("moveIn.title")}</Heading>
              <Text size="small" className="text-ui-fg-subtle">
                {t("moveIn.hint")}
              </Text>
            </div>
          </DataTable.Toolbar>
          <DataTable.Table />
          <TablePages />
        </DataTable>
      </Container>
      {data && <StartSection />}
    </div>
  )
}
