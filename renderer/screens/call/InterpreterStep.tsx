import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { Button } from '../../components/Button.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { showLanguage } from '../../show/show-language.ts'
import { useSession } from '../../stores/session.ts'
import { useCallForms } from './useCallForms.ts'

/** The first step of a call to somebody whose language this handler does not speak; one line once it is done. */
export function InterpreterStep({ file }: { file: CaseFile }) {
  const { t } = useTranslation('call')
  const me = useSession((state) => state.session?.staffId)
  const staff = useQuery('staff.list', {})
  const settings = useQuery('hub.settings', {})
  const forms = useCallForms()
  const { language } = file.person
  const spoken = staff.data?.find((one) => one.staffId === me)?.languages ?? []
  if (!language || language === 'en' || !staff.data || spoken.includes(language)) return null
  const isDone = forms.typed.steps?.interpreter === 'done'
  const mark = (done: boolean) => forms.put('steps', (before) => ({ ...before, interpreter: done ? 'done' : '' }))
  const name = showLanguage(language)
  return (
    <section
      className={isDone ? 'notice first-step' : 'notice notice-care first-step'}
      aria-label={t('interpreterStep')}
    >
      {isDone ? (
        <span>{t('interpreterThere', { language: name })}</span>
      ) : (
        <span>
          <b>{t('interpreterFirst', { language: name })}</b>{' '}
          {settings.data?.interpreterLine || (settings.data ? t('interpreterNoLine') : '')}
        </span>
      )}
      <Button kind={isDone ? 'quiet' : 'plain'} onPress={() => mark(!isDone)}>
        {isDone ? t('interpreterNotThere') : t('interpreterDone')}
      </Button>
    </section>
  )
}
