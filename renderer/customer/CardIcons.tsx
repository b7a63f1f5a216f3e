// The signs of the card's head, drawn to be told apart by shape first and by colour second.
import type { ReactNode } from 'react'

function Icon({ children, size = 16 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  )
}

export const PhoneIcon = () => (
  <Icon size={14}>
    <path d="M3.2 2h2.3l1.2 3-1.5 1.1a8.4 8.4 0 0 0 3.7 3.7l1.1-1.5 3 1.2v2.3a1.2 1.2 0 0 1-1.3 1.2A10.6 10.6 0 0 1 2 3.3 1.2 1.2 0 0 1 3.2 2Z" />
  </Icon>
)

/** An envelope; a tick, a cross or a question mark on it says what was answered. */
export const EnvelopeIcon = ({ state }: { state?: 'given' | 'refused' | 'unknown' }) => (
  <Icon size={state ? 18 : 14}>
    <path d="M1.8 4.2A1.2 1.2 0 0 1 3 3h10a1.2 1.2 0 0 1 1.2 1.2v3M1.8 4.2v7.1A1.2 1.2 0 0 0 3 12.5h4.5M1.8 4.4 8 8.6l6.2-4.2" />
    {state === undefined && <path d="M14.2 7v4.3a1.2 1.2 0 0 1-1.2 1.2H7" />}
    {state === 'given' && <path strokeWidth={2} d="m9.6 12.2 1.8 1.8 3.4-4" />}
    {state === 'refused' && <path strokeWidth={2} d="m10.4 9.8 4 4m0-4-4 4" />}
    {state === 'unknown' && (
      <path strokeWidth={1.6} d="M10.9 10.2a1.6 1.6 0 1 1 2.2 1.5c-.5.2-.7.5-.7 1M12.4 14.6v.01" />
    )}
  </Icon>
)

export const InfoIcon = () => (
  <Icon size={14}>
    <path strokeWidth={2.4} d="M8 7.2v5.3M8 3.6v.01" />
  </Icon>
)

export const NoteIcon = () => (
  <Icon size={14}>
    <path d="M3 2.5h10v7.6l-3.2 3.4H3zM9.8 13.5v-3.4H13M5.5 5.8h5M5.5 8.2h3" />
  </Icon>
)

export const WarningIcon = () => (
  <Icon size={14}>
    <path d="M8 2 14.4 13.4H1.6zM8 6.4v3M8 11.4v.01" />
  </Icon>
)

export const StarIcon = ({ isFilled }: { isFilled: boolean }) => (
  <Icon size={15}>
    <path
      fill={isFilled ? 'currentColor' : 'none'}
      strokeWidth={1.2}
      d="m8 1.8 1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z"
    />
  </Icon>
)

export const UpIcon = () => (
  <Icon size={14}>
    <path d="m4 10 4-4 4 4" />
  </Icon>
)
export const DownIcon = () => (
  <Icon size={14}>
    <path d="m4 6 4 4 4-4" />
  </Icon>
)
export const RemoveIcon = () => (
  <Icon size={14}>
    <path d="m4 4 8 8m0-8-8 8" />
  </Icon>
)
export const AddIcon = () => (
  <Icon size={14}>
    <path d="M8 3v10M3 8h10" />
  </Icon>
)

export const SwapIcon = () => (
  <Icon size={12}>
    <path d="M2 5.5h11M10 2.5l3 3-3 3M14 10.5H3M6 7.5l-3 3 3 3" />
  </Icon>
)
