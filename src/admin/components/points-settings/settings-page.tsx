import { usePointsProgram } from "../../hooks/use-points-program"
import { BuyerSummary } from "./buyer-summary"
import { ClawbackSection } from "./clawback-section"
import { EarningSection } from "./earning-section"
import { ExcludedSection } from "./excluded-section"
import { ExpirySection } from "./expiry-section"
import { GeneralSection } from "./general-section"
import { NotificationsSection } from "./notifications-section"
import { RedemptionSection } from "./redemption-section"
import { TextsSection } from "./texts-section"
import { VersionHistory } from "./version-history"

/** The whole programme on one page: the rules of the game on the left, what is said about them on the right. */
export const SettingsPage = () => {
  const { data, isError, error } = usePointsProgram()
  if (isError) {
    throw error
  }
  if (!data) {
    return null
  }
  const { program } = data
  return (
    <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <GeneralSection program={program} />
        <EarningSection program={program} />
        <RedemptionSection program={program} />
        <ExpirySection program={program} />
        <NotificationsSection program={program} />
        <ClawbackSection program={program} />
      </div>
      <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
        <BuyerSummary sentences={data.summary} />
        <TextsSection program={program} />
        <ExcludedSection program={program} />
        <VersionHistory versions={data.versions} />
      </div>
    </div>
  )
}
