// How large something is, as people write it.

/** `812 B`, `4.2 kB`, `1.3 MB`, in the reader's locale. */
export function sizeText(bytes: number, locale: string): string {
  const [unit, size] = bytes < 1_000 ? ['byte', 1] : bytes < 1_000_000 ? ['kilobyte', 1_000] : ['megabyte', 1_000_000]
  const maximumFractionDigits = unit === 'byte' ? 0 : 1
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit: unit as string, maximumFractionDigits })
  return format.format(bytes / (size as number))
}
