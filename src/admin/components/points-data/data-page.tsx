import { BackfillSection } from "./backfill-section"
import { FilesSection } from "./files-section"
import { VerifySection } from "./verify-section"

/** Points that come from elsewhere, and the proof that all figures are right. */
export const DataPage = () => (
  <div className="flex flex-col gap-y-3">
    <FilesSection />
    <BackfillSection />
    <VerifySection />
  </div>
)
