import type { UIMatch } from "react-router-dom"
import { ReferralsBreadcrumb } from "../../../components/referrals/breadcrumbs"
import { ReviewQueue } from "../../../components/referrals/review-queue"

const ReviewPage = () => <ReviewQueue />

export const handle = {
  breadcrumb: (_: UIMatch) => <ReferralsBreadcrumb page="review" />,
}

export default ReviewPage
