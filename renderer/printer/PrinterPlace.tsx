// The place "Printer": how the printers are, and every receipt and ticket that may not have come out, oldest first.
import { Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { document as contract } from '#core/contract/document.ts'
import { DocumentViewer } from '../document/DocumentViewer.tsx'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import { type RefusalTexts, refusalOf } from '../host/refusal.ts'
import { CommandFault, FaultBanner } from '../ui/FaultBanner.tsx'
import { PrinterList } from './PrinterList.tsx'
import classes from './printer.module.css'

const printRefusals = {
  UNKNOWN_DOCUMENT: 'refused.unknown',
  ALREADY_PRINTED: 'refused.printed',
  IS_UNCLEAR: 'refused.unclear',
  IS_PRINTING: 'refused.printing',
} as const satisfies Record<keyof RefusalTexts<typeof contract.print, 'printer'>, string>

export function PrinterPlace() {
  const { t } = useTranslation('printer')
  const host = useHost()
  const client = useHostClient()
  const unprinted = useQuery(host.document.unprinted.queryOptions())
  const print = useCommand(client.document.print)
  const confirm = useCommand(client.document.confirmPrinted)
  return (
    <Stack className={classes.place ?? ''} gap="lg">
      <Title order={1} size="h3">
        {t('title')}
      </Title>
      <PrinterList />
      <section aria-labelledby="unprinted-title">
        <Title order={2} size="h4" id="unprinted-title" mb="sm">
          {t('waiting')}
        </Title>
        <FaultBanner
          error={unprinted.error}
          isRetrying={unprinted.isFetching}
          onRetry={() => void unprinted.refetch()}
        />
        <Refusal error={print.error ?? confirm.error} />
        <CommandFault of={print} />
        <CommandFault of={confirm} />
        {unprinted.data?.length === 0 && <Text c="dimmed">{t('nothingWaits')}</Text>}
        {unprinted.data && unprinted.data.length > 0 && (
          <DocumentViewer
            documents={unprinted.data}
            onPrint={(documentId) => print.mutate({ documentId, evenIfUnclear: false })}
            onPrintAgain={(documentId) => print.mutate({ documentId, evenIfUnclear: true })}
            onCameOut={(documentId) => confirm.mutate({ documentId })}
          />
        )}
      </section>
    </Stack>
  )
}

function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation('printer')
  const code = refusalOf(error)?.code
  if (!code || !(code in printRefusals)) return null
  return (
    <Text role="alert" c="var(--mantine-color-error)" fw={600} mb="sm">
      {t(printRefusals[code as keyof typeof printRefusals])}
    </Text>
  )
}
