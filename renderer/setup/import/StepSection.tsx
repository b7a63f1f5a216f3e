// A step that takes the focus when what had it went with the step before, so that a reader hears what came and the keys
// go on from there.
import { type ReactNode, useEffect, useRef } from 'react'
import classes from './import.module.css'

export function StepSection({ name, children }: { name: string; children: ReactNode }) {
  const self = useRef<HTMLElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) self.current?.focus({ preventScroll: true })
  }, [])
  return (
    <section ref={self} tabIndex={-1} aria-label={name} className={classes.step}>
      {children}
    </section>
  )
}
