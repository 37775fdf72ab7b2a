import { Text } from "@medusajs/ui"
import type { ReferralSignal } from "../../../types/referrals"
import { useReferralWords } from "../../hooks/use-referral-words"

/** What was noticed about a referral, each with what it means. */
export const Signals = ({ signals }: { signals: ReferralSignal[] }) => {
  const { t } = useReferralWords()
  return (
    <ul className="divide-y">
      {signals.map(({ code, detail }) => (
        <li key={`${code}${detail ?? ""}`} className="flex flex-col gap-y-0.5 px-6 py-4">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <Text size="small" weight="plus" leading="compact">
              {t(`referrals.signals.${code}.label`)}
            </Text>
            {detail && <code className="txt-compact-small text-ui-fg-subtle break-all">{detail}</code>}
          </span>
          <Text size="small" className="text-ui-fg-subtle">
            {t(`referrals.signals.${code}.hint`)}
          </Text>
        </li>
      ))}
    </ul>
  )
}
