import { useTranslation } from 'react-i18next'
import { Notice } from '../../components/Notice.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { showLanguage } from '../../show/show-language.ts'

/** Before a call in a language that the handler does not speak: how the hub reaches its interpreters. */
export function InterpretStep({ language }: { language: string }) {
  const { t } = useTranslation('work')
  const settings = useQuery('hub.settings', {})
  return (
    <Notice tone="care">
      <b>{t('interpretFirst', { language: showLanguage(language) })}</b>
      {settings.data ? (
        <p className="message-words">{settings.data.interpreterLine || t('noInterpreterLine')}</p>
      ) : null}
    </Notice>
  )
}
