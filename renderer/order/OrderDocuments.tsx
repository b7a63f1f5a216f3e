// The receipts and tickets of an order: named with their state at once, drawn as pictures only when asked for, for the
// drawings are a part of the program that is loaded then.
import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contract } from '#core/contract/contract.ts'
import type { OrderView } from '#core/contract/order.ts'
import type { DocumentId, OrderId } from '#core/domain/ids.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { type RefusalTexts, refusalOf } from '../host/refusal.ts'
import { useAction } from '../keys/keys.ts'
import { FaultBanner } from '../ui/FaultBanner.tsx'
import { KeyHint } from '../ui/KeyHint.tsx'
import classes from './OrderView.module.css'

const DocumentViewer = lazy(() =>
  import('../document/DocumentViewer.tsx').then((loaded) => ({ default: loaded.DocumentViewer })),
)

const refusalTexts = {
  UNKNOWN_DOCUMENT: 'unknownDocument',
  ALREADY_PRINTED: 'alreadyPrinted',
  IS_UNCLEAR: 'isUnclear',
  IS_PRINTING: 'isPrinting',
  NOT_PRINTED: 'isPrinting',
  COPIED_ALREADY: 'copiedAlready',
  IS_COPY: 'isCopy',
} as const satisfies RefusalTexts<Contract['document']['print'], 'order'> &
  RefusalTexts<Contract['document']['copy'], 'order'>

export function OrderDocuments({ order }: { order: OrderView }) {
  const { t } = useTranslation(['order', 'document'])
  const [isShown, setIsShown] = useState(false)
  const hasDocuments = order.documents.length > 0
  const show = () => setIsShown(true)
  useAction({
    id: 'order.documents',
    title: t('showDocuments'),
    key: 'd',
    group: 'card',
    isEnabled: hasDocuments && !isShown,
    run: show,
  })
  if (!hasDocuments) return <p className={classes.facts}>{t('noDocuments')}</p>
  return (
    <section className={classes.documents} aria-label={t('documents')}>
      <h3 className={classes.subtitle}>{t('documents')}</h3>
      {!isShown && (
        <>
          <ul className={classes.names}>
            {order.documents.map(({ id, kind, number, state }) => (
              <li key={id}>
                {t(`document:names.${kind}`, { number })}{' '}
                <span className={classes.small}>{t(`document:states.${state}`)}</span>
              </li>
            ))}
          </ul>
          <Button size="xs" variant="default" rightSection={<KeyHint of="D" />} onClick={show}>
            {t('showDocuments')}
          </Button>
        </>
      )}
      {isShown && (
        <Suspense fallback={<p className={classes.facts}>{t('documentsLoading')}</p>}>
          <Pictures orderId={order.id} />
        </Suspense>
      )}
    </section>
  )
}

function Pictures({ orderId }: { orderId: OrderId }) {
  const { t } = useTranslation('order')
  const host = useHost()
  const client = useHostClient()
  const { data, error, refetch, isFetching } = useQuery(host.document.ofOrder.queryOptions({ input: { orderId } }))
  const print = useCommand(client.document.print)
  const confirm = useCommand(client.document.confirmPrinted)
  const copy = useCommand(client.document.copy)
  const refused = refusalOf(print.error ?? confirm.error ?? copy.error)?.code as keyof typeof refusalTexts | undefined
  const retry = () => {
    if (print.error && print.variables) print.mutate(print.variables)
    else if (confirm.error && confirm.variables) confirm.mutate(confirm.variables)
    else if (copy.error && copy.variables) copy.mutate(copy.variables)
    else void refetch()
  }
  const send = (documentId: DocumentId, evenIfUnclear: boolean) => {
    confirm.reset()
    copy.reset()
    print.mutate({ documentId, evenIfUnclear })
  }
  return (
    <>
      {refused && refusalTexts[refused] && <Alert color="orange">{t(refusalTexts[refused])}</Alert>}
      <FaultBanner
        error={error ?? print.error ?? confirm.error ?? copy.error}
        isRetrying={isFetching}
        onRetry={retry}
      />
      {data && (
        <DocumentViewer
          documents={data}
          onPrint={(documentId) => send(documentId, false)}
          onPrintAgain={(documentId) => send(documentId, true)}
          onCameOut={(documentId) => {
            print.reset()
            copy.reset()
            confirm.mutate({ documentId })
          }}
          onReprint={(documentId) => {
            print.reset()
            confirm.reset()
            copy.mutate({ documentId })
          }}
        />
      )}
    </>
  )
}
