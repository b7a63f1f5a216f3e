// The papers of a finished sale: how many are out, what is stuck, and their pictures when somebody asks for them.
import { Button, Loader, Modal, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentState, DocumentView } from '#core/contract/document.ts'
import type { DocumentId, OrderId } from '#core/domain/ids.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { KeyLayer } from '../keys/KeyLayer.tsx'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import payClasses from './pay.module.css'
import classes from './sale.module.css'

const DocumentViewer = lazy(async () => ({ default: (await import('../document/DocumentViewer.tsx')).DocumentViewer }))

export function SaleDocuments({ orderId }: { orderId: OrderId }) {
  const { t } = useTranslation('sale')
  const { data, error, refetch } = useQuery(useHost().document.ofOrder.queryOptions({ input: { orderId } }))
  const [isOpen, setOpen] = useState(false)
  if (error) return <FaultBanner error={error} onRetry={() => void refetch()} />
  if (!data) return <Text size="sm">{t('loading')}</Text>
  return (
    <>
      <ul className={payClasses.papers} aria-live="polite">
        {(['ticket', 'gift-card', 'receipt'] as const)
          .flatMap((kind) => countStates(data, kind))
          .map(({ kind, state, count }) => (
            <li key={`${kind} ${state}`} data-state={state}>
              <span aria-hidden>{shapes[state]}</span> {t(`papers.${kind}`, { count })} – {t(`paperState.${state}`)}
            </li>
          ))}
      </ul>
      {data.some(({ state }) => state === 'failed' || state === 'unclear') && (
        <Text size="sm" className={classes.why}>
          {t('papersStuck')}
        </Text>
      )}
      <Button variant="default" size="xs" onClick={() => setOpen(true)}>
        {t('showPapers')}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t('showPapers')} size="xl">
        <Suspense fallback={<Loader size="sm" />}>
          <KeyLayer>
            <Papers documents={data} />
          </KeyLayer>
        </Suspense>
      </Modal>
    </>
  )
}

function Papers({ documents }: { documents: readonly DocumentView[] }) {
  const client = useHostClient()
  const print = useCommand(client.document.print)
  const confirm = useCommand(client.document.confirmPrinted)
  const send = (documentId: DocumentId, evenIfUnclear: boolean) => print.mutate({ documentId, evenIfUnclear })
  return (
    <>
      <FaultBanner error={print.error ?? confirm.error} />
      <DocumentViewer
        documents={documents}
        onPrint={(documentId) => send(documentId, false)}
        onPrintAgain={(documentId) => send(documentId, true)}
        onCameOut={(documentId) => confirm.mutate({ documentId })}
      />
    </>
  )
}

const shapes: Record<DocumentState, string> = {
  waiting: '○',
  printing: '◔',
  printed: '●',
  unclear: '?',
  failed: '✕',
  kept: '▫',
}

type Counted = { kind: 'ticket' | 'gift-card' | 'receipt'; state: DocumentState; count: number }

function countStates(documents: readonly DocumentView[], kind: Counted['kind']): Counted[] {
  const own = documents.filter((view) => view.document.kind === kind)
  return [...Map.groupBy(own, ({ state }) => state)].map(([state, { length: count }]) => ({ kind, state, count }))
}
