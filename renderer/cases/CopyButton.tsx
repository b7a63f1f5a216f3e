// Puts a text on the clipboard and says whether it is there.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Action, useAction } from '../keys/keys.ts'
import { KeyHint } from '../ui/KeyHint.tsx'

type Props = { id: string; title: string; text: string; keyName?: string; group?: Action['group'] }

export function CopyButton({ id, title, text, keyName, group = 'cases' }: Props) {
  const { t } = useTranslation('cases')
  const [result, setResult] = useState<'copied' | 'notCopied'>()
  // A browser may refuse it; then the text stands there to be marked by hand.
  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setResult('copied'),
      () => setResult('notCopied'),
    )
  }
  useAction({
    id,
    title,
    ...(keyName && { key: keyName }),
    group,
    isEnabled: keyName !== undefined,
    run: copy,
  })
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        onClick={copy}
        rightSection={keyName ? <KeyHint of={keyName} /> : undefined}
      >
        {title}
      </Button>
      <span role="status">{result ? t(result) : ''}</span>
    </>
  )
}
