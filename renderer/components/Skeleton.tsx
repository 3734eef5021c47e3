import { useTranslation } from 'react-i18next'

/** The shape of what is on its way. Shown only where a query calls itself slow (after 150 ms). */
export function Skeleton({ lines = 5 }: { lines?: number }) {
  const { t } = useTranslation()
  return (
    <div className="skeleton" role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <div key={line} className="skeleton-line" />
      ))}
    </div>
  )
}
