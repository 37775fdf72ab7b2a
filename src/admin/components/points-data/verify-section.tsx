import { Alert, Button, Table } from "@medusajs/ui"
import { useState } from "react"
import { Link } from "react-router-dom"
import type { AdminPointsVerifyResponse } from "../../../types/reward-points"
import { useWords } from "../../hooks/use-words"
import { rewardPoints } from "../../lib/points-api"
import type { Problem } from "../../lib/problem"
import { problemsOfError } from "../../lib/sdk"
import { RefusedAlert } from "../common/refused-alert"
import { Section } from "../common/section"

/** Replays every account from its first entry and compares each figure with what is kept. */
export const VerifySection = () => {
  const { t } = useWords()
  const [result, setResult] = useState<AdminPointsVerifyResponse | null>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Problem[]>([])
  const run = async () => {
    setBusy(true)
    setRefused([])
    try {
      setResult(await rewardPoints.verify())
    } catch (error) {
      setResult(null)
      setRefused(problemsOfError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Section
      title={t("points.data.verify.title")}
      hint={t("points.data.verify.hint")}
      action={
        <Button size="small" variant="secondary" isLoading={busy} onClick={() => void run()}>
          {t("points.data.verify.run")}
        </Button>
      }
    >
      {(result || refused.length > 0) && (
        <div className="flex flex-col gap-y-4 px-6 py-4">
          <RefusedAlert problems={refused} />
          {result && <VerifyResult result={result} />}
        </div>
      )}
    </Section>
  )
}

const shown = 100

const VerifyResult = ({ result: { accounts_checked, entries_checked, problems } }: { result: AdminPointsVerifyResponse }) => {
  const { t, number } = useWords()
  return (
    <>
      <Alert variant={problems.length > 0 ? "error" : "success"} role="status">
        {t(problems.length > 0 ? "points.data.verify.problems" : "points.data.verify.fine", {
          count: problems.length,
          accounts: number(accounts_checked),
          entries: number(entries_checked),
        })}
      </Alert>
      {problems.length > 0 && (
        <div className="shadow-borders-base max-h-96 overflow-auto rounded-lg" tabIndex={0} role="region" aria-label={t("points.data.verify.title")}>
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>{t("points.data.verify.account")}</Table.HeaderCell>
                <Table.HeaderCell>{t("import.reason")}</Table.HeaderCell>
                <Table.HeaderCell>{t("points.data.verify.details")}</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {problems.slice(0, shown).map(({ account_id, problem, details }) => (
                <Table.Row key={`${account_id}-${problem}-${JSON.stringify(details)}`}>
                  <Table.Cell>
                    <Link to={`/reward-points/accounts/${account_id}`} className="text-ui-fg-subtle hover:text-ui-fg-base underline underline-offset-2">
                      {account_id}
                    </Link>
                  </Table.Cell>
                  <Table.Cell>{problem}</Table.Cell>
                  <Table.Cell>
                    <code className="txt-compact-xsmall break-all">{JSON.stringify(details)}</code>
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </>
  )
}
