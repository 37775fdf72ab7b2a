import type { PointsForm } from "../../hooks/use-points-form"
import { useWords } from "../../hooks/use-words"
import { type NotificationsDraft, noticeKinds } from "../../lib/points-settings"
import { SwitchField } from "../points-form/fields"

/** What owners of points are sent an e-mail of. */
export const NotificationsFields = ({ form: { draft, change } }: { form: PointsForm<NotificationsDraft> }) => {
  const { t } = useWords()
  return (
    <>
      {noticeKinds.map((kind) => (
        <SwitchField
          key={kind}
          label={t(`points.fields.notifications.options.${kind}`)}
          hint={t(`points.fields.notifications.hints.${kind}`)}
          checked={draft.notifications.includes(kind)}
          onChange={(on) => change({ notifications: on ? [...draft.notifications, kind] : draft.notifications.filter((other) => other !== kind) })}
        />
      ))}
    </>
  )
}
