import { i18next } from '../i18n/i18n.ts'

/** How long something waited: `less than a minute`, `4 minutes`, `2 h 5 min`, `3 days`. */
export function showWait(minutes: number): string {
  const t = i18next.getFixedT('en', 'concerns')
  if (minutes < 1) return t('lessThanMinute')
  if (minutes < 60) return t('minutes', { count: minutes })
  if (minutes < 48 * 60) return t('hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
  return t('days', { count: Math.floor(minutes / (24 * 60)) })
}
