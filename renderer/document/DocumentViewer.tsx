// The documents of an order as pictures, each with what is known of its paper and what can be done about it. Knows no
// host: it is given documents and tells what was pressed.
import { Alert, Badge, Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentState, DocumentView } from '#core/contract/document.ts'
import { useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import { SlipPicture } from './SlipPicture.tsx'
import { TicketPicture } from './TicketPicture.tsx'

export type DocumentActions = {
  /** Print what has not come out: `waiting` or `failed`. */
  onPrint: (documentId: DocumentView['id']) => void
  /** Print an `unclear` one again, said by a person who looked at the printer. */
  onPrintAgain: (documentId: DocumentView['id']) => void
  /** The person saw the paper of an `unclear` one. */
  onCameOut: (documentId: DocumentView['id']) => void
  /** A further print of what is `printed` already. Left out where the law or the program has no such thing: no button then. */
  onReprint?: (documentId: DocumentView['id']) => void
}

type Props = { documents: readonly DocumentView[] } & DocumentActions

/** Pictures drawn at once; a school class has a hundred tickets, and the clerk looks at the first. */
const pageSize = 12

export function DocumentViewer({ documents, ...actions }: Props) {
  const { t } = useTranslation('document')
  const [shown, setShown] = useState(pageSize)
  const hidden = documents.length - shown
  // The keys belong to the first that something can be done about; done, they pass to the next.
  const first = documents.find(({ state }) => state !== 'printing' && (state !== 'printed' || actions.onReprint))
  if (documents.length === 0) return <Text c="dimmed">{t('none')}</Text>
  return (
    <Stack gap="lg">
      {documents.slice(0, shown).map((document) => (
        <ViewedDocument key={document.id} document={document} hasKeys={document === first} {...actions} />
      ))}
      {hidden > 0 && (
        <Button variant="default" onClick={() => setShown(shown + pageSize)}>
          {t('showMore', { count: hidden })}
        </Button>
      )}
    </Stack>
  )
}

type ViewedProps = { document: DocumentView; hasKeys: boolean } & DocumentActions

function ViewedDocument({ document: view, hasKeys, ...actions }: ViewedProps) {
  const { t } = useTranslation('document')
  const { kind } = view.document
  const name = t(`names.${kind}`, { number: view.number })
  return (
    <Stack component="section" gap="xs" aria-label={name}>
      <Group justify="space-between">
        <Group gap="sm">
          <Text fw={600}>{name}</Text>
          <StateBadge state={view.state} />
        </Group>
        <PrintButtons {...{ view, hasKeys }} {...actions} />
      </Group>
      {view.state === 'unclear' && <Alert color="orange">{t('lookAtThePrinter')}</Alert>}
      {view.state === 'failed' && view.stateReason !== '' && <Text size="sm">{view.stateReason}</Text>}
      <Picture document={view.document} />
    </Stack>
  )
}

function Picture({ document }: { document: DocumentView['document'] }) {
  if (document.kind === 'ticket') return <TicketPicture ticket={document.body} />
  return <SlipPicture slip={document} />
}

/** By shape, word and colour together. */
const looks: Record<DocumentState, { shape: string; color: string }> = {
  waiting: { shape: '○', color: 'gray' },
  printing: { shape: '◔', color: 'blue' },
  printed: { shape: '●', color: 'green' },
  unclear: { shape: '?', color: 'orange' },
  failed: { shape: '✕', color: 'red' },
  kept: { shape: '▫', color: 'gray' },
}

function StateBadge({ state }: { state: DocumentState }) {
  const { t } = useTranslation('document')
  const { shape, color } = looks[state]
  return (
    <Badge
      role="status"
      tt="none"
      color={color}
      variant="outline"
      styles={{ label: { color: 'var(--mantine-color-text)' } }}
      leftSection={<span aria-hidden="true">{shape}</span>}
    >
      {t(`states.${state}`)}
    </Badge>
  )
}

const printKey = 'Alt+P'
const cameOutKey = 'Alt+O'

type ButtonsProps = { view: DocumentView; hasKeys: boolean } & DocumentActions

function PrintButtons({ view, hasKeys, onPrint, onPrintAgain, onCameOut, onReprint }: ButtonsProps) {
  const { t } = useTranslation('document')
  const { id, state } = view
  const isUnclear = state === 'unclear'
  const ways = {
    printed: onReprint,
    unclear: onPrintAgain,
    waiting: onPrint,
    failed: onPrint,
    kept: onPrint,
    printing: undefined,
  }
  const print = ways[state]
  const isFirst = state === 'waiting' || state === 'failed' || state === 'kept'
  const printTitle = isFirst ? t('print') : t('printAgain')
  const key = (id: string, title: string, keyName: string, isEnabled: boolean, run: () => void) => ({
    id,
    title,
    key: keyName,
    group: 'general' as const,
    isEnabled: hasKeys && isEnabled,
    run,
  })
  useAction(key('document.print', printTitle, printKey, print !== undefined, () => print?.(id)))
  useAction(key('document.came-out', t('cameOut'), cameOutKey, isUnclear, () => onCameOut(id)))
  if (!print) return null
  const hint = (keyName: string) => (hasKeys ? <KeyHint of={keyName} /> : undefined)
  return (
    <Group gap="xs">
      {isUnclear && (
        <Button onClick={() => onCameOut(id)} rightSection={hint(cameOutKey)}>
          {t('cameOut')}
        </Button>
      )}
      <Button variant={isFirst ? 'filled' : 'default'} onClick={() => print(id)} rightSection={hint(printKey)}>
        {printTitle}
      </Button>
    </Group>
  )
}
