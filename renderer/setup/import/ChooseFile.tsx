// Which file, and what is in it; the file is sent to the host as soon as it is chosen.
import { FileButton, SegmentedControl, Stack, Text } from '@mantine/core'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ImportKind } from '#core/contract/import.ts'
import { useHostClient } from '#renderer/host/HostContext.tsx'
import { useAction } from '#renderer/keys/keys.ts'
import { ActionButton } from '../ActionButton.tsx'
import { KeyedText } from './KeyedText.tsx'
import { beginUpload } from './upload.ts'

const endings: Record<ImportKind, string> = {
  customers: '.csv,.txt,.tsv,text/csv',
  catalogue: '.json,application/json',
  orders: '.jsonl,.ndjson,.json,.txt',
}
const keyNames: Record<ImportKind, string> = { customers: 'c', catalogue: 'k', orders: 'o' }

export function ChooseFile({ onReady }: { onReady: () => Promise<unknown> }) {
  const { t } = useTranslation('imports')
  const client = useHostClient()
  const [kind, setKind] = useState<ImportKind>('customers')
  const labelId = useId()
  const send = (file: File | null) => {
    if (file) void beginUpload(client, kind, file, onReady)
  }
  return (
    <Stack gap="sm" align="flex-start">
      <Text id={labelId} fw={600} size="sm">
        {t('what')}
      </Text>
      <SegmentedControl
        aria-labelledby={labelId}
        value={kind}
        onChange={(value) => setKind(ImportKind.parse(value))}
        data={ImportKind.options.map((value) => ({
          value,
          label: <KindLabel kind={value} onChoose={() => setKind(value)} />,
        }))}
      />
      <Text c="dimmed" size="sm">
        {t(`aboutKind.${kind}`)}
      </Text>
      <FileButton onChange={send} accept={endings[kind]}>
        {({ onClick }) => <ActionButton id="import.choose" title={t('choose')} keyName="f" onAct={onClick} />}
      </FileButton>
    </Stack>
  )
}

function KindLabel({ kind, onChoose }: { kind: ImportKind; onChoose: () => void }) {
  const { t } = useTranslation('imports')
  const title = t(`kind.${kind}`)
  useAction({ id: `import.${kind}`, title, key: keyNames[kind], group: 'setup', run: onChoose })
  return <KeyedText text={title} of={keyNames[kind]} />
}
