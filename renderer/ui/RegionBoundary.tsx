// Keeps a defect in one region of the screen from blanking the rest: the region says so and can be drawn again.
import { Alert, Button, Text } from '@mantine/core'
import { Component, type ErrorInfo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** `region` names it for the log. Give it a `key` that changes with what is shown, so that another card starts afresh. */
type RegionBoundaryProps = { region: string; children: ReactNode }

export class RegionBoundary extends Component<RegionBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown, { componentStack }: ErrorInfo) {
    console.error(`the region "${this.props.region}" could not be drawn`, error, componentStack)
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return <BrokenRegion onRetry={() => this.setState({ hasFailed: false })} />
  }
}

function BrokenRegion({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('common')
  return (
    <Alert role="alert" color="red" m="md" title={t('broken.title')}>
      <Text size="sm" mb="sm">
        {t('broken.whatToDo')}
      </Text>
      <Button size="xs" color="red" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Alert>
  )
}
