import type { PointsNoticeKind } from "../../../types/reward-points-events"
import type { SectionForm } from "./section"

/** What owners of points can be sent an e-mail of, in the order of a point's life. */
export const noticeKinds = ["earned", "available", "expiring", "expired", "redeemed", "wallet_low"] as const satisfies readonly PointsNoticeKind[]

export type NotificationsDraft = { notifications: PointsNoticeKind[] }

/** What owners of points are sent an e-mail of. */
export const notificationsForm: SectionForm<NotificationsDraft> = {
  fields: ["notifications"],
  read: ({ notifications }) => ({ notifications }),
  write: ({ notifications }) => ({ notifications: noticeKinds.filter((kind) => notifications.includes(kind)) }),
  check: () => [],
}
