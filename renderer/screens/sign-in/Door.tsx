import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The page around what comes before the frame. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation('signIn')
  return (
    <main className="door">
      <div className="door-panel">
        <p className="door-product">{t('product')}</p>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  )
}
