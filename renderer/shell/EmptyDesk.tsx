// The desk before the first customer: where to begin, and who was here last.
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRecentCustomers } from '../search/use-recent-customers.ts'
import { openCustomer } from '../stores/desk.ts'
import { KeyHint } from '../ui/KeyHint.tsx'
import lists from './lists.module.css'
import { placeKeys } from './place-keys.ts'
import classes from './shell.module.css'

export function EmptyDesk() {
  const { t } = useTranslation('shell')
  const recent = useRecentCustomers()
  const begin = [
    { what: t('empty.find'), key: placeKeys.find },
    { what: t('empty.guest'), key: placeKeys.guest },
    { what: t('empty.palette'), key: 'Ctrl+K' },
    { what: t('empty.help'), key: 'F1' },
  ]
  return (
    <div className={classes.empty}>
      <Title order={1} size="h3">
        {t('empty.title')}
      </Title>
      <Text mt="xs" mb="lg">
        {t('empty.start')}
      </Text>
      <Title order={2} size="h5" mb="xs">
        {t('empty.keys')}
      </Title>
      <dl className={lists.begin}>
        {begin.map(({ what, key }) => (
          <div key={key}>
            <dt>{what}</dt>
            <dd>
              <KeyHint of={key} />
            </dd>
          </div>
        ))}
      </dl>
      {recent.length > 0 && (
        <Title order={2} size="h5" mt="lg" mb="xs">
          {t('empty.recent')}
        </Title>
      )}
      <ul className={lists.recent}>
        {recent.map(({ id, name, number, contact }) => (
          <li key={id}>
            <button type="button" onClick={() => openCustomer(id)}>
              <span>{name}</span>
              <span className={lists.faint}>{contact}</span>
              <span className={lists.faint}>{number}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
