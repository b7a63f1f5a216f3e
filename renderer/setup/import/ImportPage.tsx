// Importing, step by step: choose a file, look at how it was read, run it, read what became of it.
//
//   choose ──uploaded──▶ look ──start──▶ run ──another file──▶ choose
import { Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportKind } from '#core/contract/import.ts'
import { ChooseFile } from './ChooseFile.tsx'
import { ImportRun } from './ImportRun.tsx'
import { LookAtFile } from './LookAtFile.tsx'

export type ChosenFile = { importId: string; kind: ImportKind; fileName: string }

export function ImportPage() {
  const { t } = useTranslation('imports')
  const [chosen, setChosen] = useState<ChosenFile>()
  const [isStarted, setStarted] = useState(false)
  const again = () => {
    setChosen(undefined)
    setStarted(false)
  }
  return (
    <Stack gap="md">
      <div>
        <Title order={1} size="h3" mb="xs">
          {t('title')}
        </Title>
        <Text c="dimmed" size="sm">
          {t('about')}
        </Text>
      </div>
      {!chosen && <ChooseFile onChosen={setChosen} />}
      {chosen && !isStarted && <LookAtFile file={chosen} onStarted={() => setStarted(true)} onAgain={again} />}
      {chosen && isStarted && <ImportRun importId={chosen.importId} onAgain={again} />}
    </Stack>
  )
}
