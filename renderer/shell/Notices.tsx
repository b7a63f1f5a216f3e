// Notices of what was just done, with the way back, in a corner where nothing else is: they cover neither the last rows nor
// what is to be pressed.
import { Notifications, notifications } from '@mantine/notifications'
import { useEffect } from 'react'
import { ClosedTab } from './ClosedTab.tsx'
import classes from './notices.module.css'

export function Notices() {
  // Another clerk's desk is no place to undo what this one did.
  useEffect(() => () => notifications.clean(), [])
  return (
    <div className={classes.notices}>
      <Notifications
        position="bottom-left"
        withinPortal={false}
        limit={3}
        classNames={{ root: classes.noticeList ?? '', notification: classes.notice ?? '' }}
      />
      <ClosedTab />
    </div>
  )
}
