// Keys by the names that stand on the clerk's keyboard: `Ctrl+K` is `Strg+K` on a German one.
import { useTranslation } from 'react-i18next'

/** @returns turns `Ctrl+PageDown`, as actions call it, into what is written on buttons */
export function useKeyText(): (key: string) => string {
  const { t } = useTranslation('common')
  const names: Partial<Record<string, string>> = t('keys', { returnObjects: true })
  return (key) => keyText(key, names)
}

/** Whoever has no name of its own (`F2`, `?`) is called as it is; letters as they are printed on the keys. */
export function keyText(key: string, names: Partial<Record<string, string>>): string {
  const parts = key.length === 1 ? [key] : key.split('+')
  return parts.map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part)).join('+')
}
