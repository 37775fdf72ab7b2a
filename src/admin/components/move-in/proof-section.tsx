import { Alert, StatusBadge, Text } from "@medusajs/ui"
import type { MoveInProof } from "../../../types/move-in"
import { useMoveInWords } from "../../hooks/use-move-in-words"
import { partsOfProof, type ProofPart, proofParts } from "../../lib/move-in-report"
import { SaidLine } from "../common/said-line"
import { Section } from "../common/section"
import { PointsDifferences, PriceDifferences, TierDifferences } from "./proof-differences"

/** Whether this shop now says what the old one says, and where it does not. @param proof null: nothing was compared */
export const ProofSection = ({ proof }: { proof: MoveInProof | null }) => {
  const { t } = useMoveInWords()
  return (
    <Section title={t("moveIn.proof.title")} hint={t("moveIn.proof.hint")}>
      {proof ? (
        <>
          <div className="px-6 py-4">
            <Alert variant={proof.holds ? "success" : "error"} role="status">
              {t(proof.holds ? "moveIn.proof.holds" : "moveIn.proof.fails")}
            </Alert>
          </div>
          <ProofParts proof={proof} />
          {proof.tiers && <TierDifferences differences={proof.tiers.differences} />}
          {proof.points && <PointsDifferences points={proof.points} />}
          {proof.prices && <PriceDifferences prices={proof.prices} />}
        </>
      ) : (
        <SaidLine text={t("moveIn.proof.missing")} />
      )}
    </Section>
  )
}

const ProofParts = ({ proof }: { proof: MoveInProof }) => {
  const { t } = useMoveInWords()
  const parts = partsOfProof(proof)
  const says = useSaysOfProof(proof)
  return proofParts.map((part) => {
    const holds = parts[part]
    return holds === null ? null : (
      <div key={part} className="flex items-center justify-between gap-x-4 px-6 py-4">
        <div className="min-w-0">
          <Text size="small" weight="plus" leading="compact">
            {t(`moveIn.proof.${part}`)}
          </Text>
          <Text size="small" className="text-ui-fg-subtle tabular-nums">
            {says(part)}
          </Text>
        </div>
        <StatusBadge color={holds ? "green" : "red"} className="shrink-0">{t(holds ? "moveIn.proof.equal" : "moveIn.proof.different")}</StatusBadge>
      </div>
    )
  })
}

/** What was compared, in figures. */
const useSaysOfProof = ({ tiers, points, prices }: MoveInProof) => {
  const { t, number } = useMoveInWords()
  const compared = (of: { source: number; shop: number } | null) => (of ? t("moveIn.proof.compare", { source: number(of.source), shop: number(of.shop) }) : "")
  const says: Record<ProofPart, string> = {
    tiers: compared(tiers),
    points: compared(points),
    accounts: points ? t("moveIn.proof.accountsSay", { count: points.customers, customers: number(points.customers), different: number(points.different) }) : "",
    prices: prices ? t("moveIn.proof.pricesSay", { count: prices.compared, compared: number(prices.compared), different: number(prices.different) }) : "",
  }
  return (part: ProofPart) => says[part]
}
