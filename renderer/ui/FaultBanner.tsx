// The one way to say that something went wrong which is not a refusal of the screen that asked: the host is gone, timed
// out, the disk is full. "Try again" must repeat the same call, so that a command keeps its id and is carried out once.
import { Alert, Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type FaultKind, faultOf, refusalOf } from '../host/refusal.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from './KeyHint.tsx'

type FaultBannerProps = {
  /** Whatever was thrown; null and undefined show nothing, and so does a refusal the screen has its own sentence for. */
  error: unknown
  onRetry?: (() => void) | undefined
  isRetrying?: boolean
}

export function FaultBanner({ error, onRetry, isRetrying = false }: FaultBannerProps) {
  const { t } = useTranslation('common')
  const trouble = troubleOf(error)
  if (trouble === undefined) return null
  return (
    <Alert role="alert" color="red" variant="light" p="xs" title={t(`trouble.${trouble}.title`)}>
      <Group justify="space-between" gap="sm" wrap="wrap">
        <Text size="sm">{t(`trouble.${trouble}.whatToDo`)}</Text>
        {onRetry && trouble !== 'not-allowed' && <RetryButton isRetrying={isRetrying} onRetry={onRetry} />}
      </Group>
    </Alert>
  )
}

/** Of several banners the one that came last has the key. */
function RetryButton({ isRetrying, onRetry }: { isRetrying: boolean; onRetry: () => void }) {
  const { t } = useTranslation('common')
  useAction({
    id: 'fault.retry',
    title: t('retry'),
    key: retryKey,
    group: 'general',
    isEnabled: !isRetrying,
    worksInFields: true,
    run: onRetry,
  })
  return (
    <Button size="xs" color="red" loading={isRetrying} onClick={onRetry} rightSection={<KeyHint of={retryKey} />}>
      {t('retry')}
    </Button>
  )
}

const retryKey = 'Alt+R'

/** What `useMutation` and `useCommand` answer, as far as this needs it. */
type Attempt<Input> = {
  error: unknown
  isPending: boolean
  variables: Input | undefined
  mutate: (input: Input) => void
}

/** The banner of a command: trying again sends the same input, and with it the same command id. */
export function CommandFault<Input>({ of: { error, isPending, variables, mutate } }: { of: Attempt<Input> }) {
  return (
    <FaultBanner
      error={error}
      isRetrying={isPending}
      onRetry={variables === undefined ? undefined : () => mutate(variables)}
    />
  )
}

export type Trouble = FaultKind | 'not-allowed' | 'signed-out'

/** What the banner speaks of: every fault, and the two refusals that any procedure can answer. */
export function troubleOf(error: unknown): Trouble | undefined {
  if (error === null || error === undefined) return undefined
  const refusal = refusalOf(error)
  if (refusal === undefined) return faultOf(error)
  if (refusal.code === 'NOT_ALLOWED') return 'not-allowed'
  return refusal.code === 'SIGNED_OUT' ? 'signed-out' : undefined
}
