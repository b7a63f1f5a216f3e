// What is sold without a seat: found by name or by the number under the bars, taken with Enter, once more with Enter again.
import { Text } from '@mantine/core'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Product } from '#core/contract/performance.ts'
import { words } from '#core/domain/event-words.ts'
import type { OrderLineId } from '#core/domain/ids.ts'
import { newId } from '../host/new-id.ts'
import { changeCart } from './cart-draft.ts'
import { addProduct } from './cart-steps.ts'
import { useShelf } from './offer.ts'
import { PickList } from './PickList.tsx'
import pickClasses from './pick-list.module.css'
import classes from './sale.module.css'
import type { Till } from './till.ts'

type Props = { tabKey: string; till: Till; fieldRef: RefObject<HTMLInputElement | null> }

export function ProductList({ tabKey, till, fieldRef }: Props) {
  const { t } = useTranslation('sale')
  const shelf = useShelf()
  const [typed, setTyped] = useState('')
  const [soldOut, setSoldOut] = useState<Product>()
  const pick = (product: Product) => {
    const isGone = product.stock === 0
    setSoldOut(isGone ? product : undefined)
    // A scanner types and presses Enter: the next number must not be written behind this one. Nor the next name, but there
    // Enter once more takes one more, so the text stays until something is typed over it.
    if (product.barcode !== null && product.barcode === typed.trim()) setTyped('')
    else if (document.activeElement === fieldRef.current) fieldRef.current?.select()
    if (!isGone) changeCart(tabKey, ({ lines }) => ({ lines: addProduct(lines, product.id, newId<OrderLineId>) }))
  }
  const products = shelf ? findProducts(shelf.products, typed) : []
  return (
    <>
      <PickList
        fieldRef={fieldRef}
        label={t('products')}
        placeholder={t('findProduct')}
        typed={typed}
        onTyped={setTyped}
        items={products}
        empty={
          <Text className={classes.empty}>
            {!shelf ? t('loading') : shelf.products.length === 0 ? t('noProducts') : t('noneFound')}
          </Text>
        }
        rowOf={(product) => <ProductRow product={product} till={till} />}
        onPick={pick}
      />
      {soldOut && (
        <Text role="status" className={classes.why}>
          {t('whyOutOfStock', { title: soldOut.name })}
        </Text>
      )}
    </>
  )
}

function ProductRow({ product, till }: { product: Product; till: Till }) {
  const { t } = useTranslation('sale')
  return (
    <span className={pickClasses.product} data-off={product.stock === 0 || undefined}>
      <b>{product.name}</b>
      <small>{product.stock === null ? '' : t('inStock', { count: product.stock })}</small>
      <span>{till.amount(product.priceMinor)}</span>
    </span>
  )
}

function findProducts(products: readonly Product[], typed: string): readonly Product[] {
  const scanned = products.filter(({ barcode }) => barcode !== null && barcode === typed.trim())
  if (scanned.length > 0) return scanned
  const wanted = words(typed)
  return products.filter(({ name }) => {
    const own = words(name)
    return wanted.every((word) => own.some((other) => other.startsWith(word)))
  })
}
