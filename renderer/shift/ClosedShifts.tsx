// The Z reports of this counter, newest first.
import { Button, Group, Table, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentId } from '#core/domain/ids.ts'
import { useCommand, useHost, useHostClient } from '../host/HostContext.tsx'
import type { Till } from '../sale/till.ts'
import { CommandFault, FaultBanner } from '../ui/FaultBanner.tsx'

const LookAtPaper = lazy(async () => ({ default: (await import('../document/LookAtPaper.tsx')).LookAtPaper }))

export function ClosedShifts({ till, onPrinted }: { till: Till; onPrinted: (number: string) => void }) {
  const { t } = useTranslation('till')
  const [looked, look] = useState<DocumentId>()
  const copy = useCommand(useHostClient().document.copy)
  const print = (documentId: DocumentId) =>
    copy.mutate({ documentId }, { onSuccess: ({ number }) => onPrinted(number) })
  const { data, error, isFetching, refetch } = useQuery(useHost().shift.closed.queryOptions())
  return (
    <section aria-label={t('closedShifts')}>
      <Title order={2} size="h4">
        {t('closedShifts')}
      </Title>
      <CommandFault of={copy} />
      <FaultBanner error={error} isRetrying={isFetching} onRetry={() => void refetch()} />
      {data?.length === 0 && <Text c="dimmed">{t('noneClosed')}</Text>}
      {data && data.length > 0 && (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('number')}</Table.Th>
              <Table.Th>{t('closedAt')}</Table.Th>
              <Table.Th>{t('closedBy')}</Table.Th>
              <Table.Th>{t('drawer')}</Table.Th>
              <Table.Th ta="right">{t('taken')}</Table.Th>
              <Table.Th ta="right">{t('difference')}</Table.Th>
              <Table.Th />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((row) => (
              <Table.Tr key={row.id}>
                <Table.Td>{row.number}</Table.Td>
                <Table.Td>
                  {till.date(row.closedAtMs)}, {till.time(row.closedAtMs)}
                </Table.Td>
                <Table.Td>{row.closedByName}</Table.Td>
                <Table.Td>{row.drawer}</Table.Td>
                <Table.Td ta="right">{till.amount(row.takenMinor)}</Table.Td>
                <Table.Td ta="right">{till.signedAmount(row.differenceMinor)}</Table.Td>
                <Table.Td ta="right">
                  {row.documentId && (
                    <PaperButtons number={row.number} documentId={row.documentId} onLook={look} onPrint={print} />
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      {looked && (
        <Suspense fallback={null}>
          <LookAtPaper documentId={looked} title={t('closedShifts')} onClose={() => look(undefined)} />
        </Suspense>
      )}
    </section>
  )
}

type ButtonsProps = {
  number: string
  documentId: DocumentId
  onLook: (documentId: DocumentId) => void
  onPrint: (documentId: DocumentId) => void
}

function PaperButtons({ number, documentId, onLook, onPrint }: ButtonsProps) {
  const { t } = useTranslation('till')
  return (
    <Group gap="xs" justify="flex-end" wrap="nowrap">
      <Button size="xs" variant="default" aria-label={`${t('look')} ${number}`} onClick={() => onLook(documentId)}>
        {t('look')}
      </Button>
      <Button size="xs" variant="default" aria-label={`${t('print')} ${number}`} onClick={() => onPrint(documentId)}>
        {t('print')}
      </Button>
    </Group>
  )
}
