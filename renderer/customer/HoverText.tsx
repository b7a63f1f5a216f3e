// A small sign whose text shows on hover and on focus, can itself be pointed at, and goes away with Escape
// (WCAG 2.2, 1.4.13).
import { Popover, UnstyledButton } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import classes from './HoverText.module.css'

type Props = {
  /** What the sign is called by a screen reader. */
  label: string
  text: ReactNode
  children: ReactNode
  className?: string | undefined
  onClick?: (() => void) | undefined
  /** -1 where the row around it has the focus. */
  tabIndex?: number
}

const leaveMs = 120

export function HoverText({ label, text, children, className, onClick, tabIndex }: Props) {
  const [isShown, setIsShown] = useState(false)
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined)
  const textId = useId()
  const show = () => {
    clearTimeout(leaving.current)
    setIsShown(true)
  }
  const hideSoon = () => {
    leaving.current = setTimeout(() => setIsShown(false), leaveMs)
  }
  const hideOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !isShown) return
    event.preventDefault()
    setIsShown(false)
  }
  return (
    <Popover
      opened={isShown}
      onChange={setIsShown}
      position="bottom-end"
      withArrow
      shadow="md"
      withRoles={false}
      closeOnEscape={false}
      transitionProps={{ duration: 0 }}
    >
      <Popover.Target>
        <UnstyledButton
          className={className}
          aria-label={label}
          aria-describedby={isShown ? textId : undefined}
          tabIndex={tabIndex}
          onMouseEnter={show}
          onMouseLeave={hideSoon}
          onFocus={show}
          onBlur={hideSoon}
          onKeyDown={hideOnEscape}
          onClick={onClick}
        >
          {children}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown id={textId} role="tooltip" className={classes.text} onMouseEnter={show} onMouseLeave={hideSoon}>
        {text}
      </Popover.Dropdown>
    </Popover>
  )
}
