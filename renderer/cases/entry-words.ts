// Journal entries by the words of the counter.
import { useTranslation } from 'react-i18next'

/** @returns a name for people; an entry of a newer program keeps its own */
export function useEntryWords(): (name: string) => string {
  const { t } = useTranslation('cases')
  const words: Partial<Record<string, string>> = {
    'sale.complete': t('entry.sale'),
    'customer.create': t('entry.newCustomer'),
    'customer.edit': t('entry.customer'),
    'customer.set-note': t('entry.note'),
    'customer.import': t('entry.import'),
    'catalogue.import': t('entry.import'),
    'order.import': t('entry.import'),
    'staff.set-preferences': t('entry.preferences'),
    'session.sign-in': t('entry.signIn'),
    'session.sign-out': t('entry.signOut'),
    'session.wrong-pin': t('entry.wrongPin'),
    'document.print': t('entry.print'),
    'document.ask-print': t('entry.print'),
    'document.confirm-printed': t('entry.print'),
    'host.start': t('entry.start'),
    'host.stop': t('entry.stop'),
    'allotment.release': t('entry.rights'),
    'allotment.take-back': t('entry.rights'),
    'allotment-plan.set': t('entry.rights'),
    'case.reseat': t('entry.case'),
    'case.refund': t('entry.case'),
    'case.honour': t('entry.case'),
    'case.note': t('entry.case'),
    'case.close': t('entry.case'),
    'case.choose-value': t('entry.case'),
    'sync.difference': t('entry.difference'),
    'counter.invite': t('entry.counterInvited'),
    'counter.revoke': t('entry.counterRevoked'),
  }
  return (name) => words[name] ?? name
}
