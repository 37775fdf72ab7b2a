import { useReferralProgram } from "../../hooks/use-referrals"
import { AdvocateSection } from "./advocate"
import { AdvocatesSection } from "./advocates"
import { CountingSection } from "./counting"
import { FriendSection } from "./friend"
import { GeneralSection } from "./general"
import { LimitsSection } from "./limits"
import { BothSides } from "./preview"
import { ReviewSection } from "./review"
import { SharingSection } from "./sharing"

/** The whole programme on one page: the rules of the game on the left, how both sides read it on the right. */
export const SettingsPage = () => {
  const { data: program, isError, error } = useReferralProgram()
  if (isError) {
    throw error
  }
  if (!program) {
    return null
  }
  return (
    <div className="flex flex-col gap-x-4 gap-y-3 xl:flex-row xl:items-start">
      <div className="flex w-full min-w-0 flex-col gap-y-3">
        <GeneralSection program={program} />
        <AdvocatesSection program={program} />
        <FriendSection program={program} />
        <AdvocateSection program={program} />
        <CountingSection program={program} />
        <LimitsSection program={program} />
        <ReviewSection program={program} />
      </div>
      <div className="flex w-full flex-col gap-y-3 xl:max-w-[440px]">
        <BothSides program={program} />
        <SharingSection program={program} />
      </div>
    </div>
  )
}
