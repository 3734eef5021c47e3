import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { NextCall } from '../../../shared/domain/call.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { showLanguage } from '../../show/show-language.ts'
import { useBeginCall } from '../call/useBeginCall.ts'
import { InterpretStep } from './InterpretStep.tsx'
import { SkipForm } from './SkipForm.tsx'

/** The next right person, why them and why now, and one large button. */
export function NextCallPanel({ next }: { next: NextCall }) {
  const { t } = useTranslation('work')
  const file = useQuery('case.open', { personId: next.personId })
  const begin = useBeginCall()
  const button = useRef<HTMLButtonElement>(null)
  const [skipping, setSkipping] = useState(false)
  const start = () =>
    begin({ personId: next.personId, listId: next.listId, number: next.number, direction: 'outbound' })
  useShortcut('enter', t('call'), start, { enabled: !skipping })
  useShortcut('n', t('skip'), () => setSkipping(true), { enabled: !skipping })

  // Where nobody is at anything else, the one action has the focus; it is never taken from what somebody does.
  useEffect(() => {
    const at = document.activeElement
    if (at === null || at === document.body || at.id === 'main') button.current?.focus()
  }, [])

  const person = file.data?.person
  const { values } = file.data ?? {}
  const facts = [
    file.data?.age === null || file.data?.age === undefined ? t('ageUnknown') : t('age', { count: file.data.age }),
    person?.ward ?? person?.postcode ?? '',
    person?.language && person.language !== 'en' ? showLanguage(person.language) : '',
    values?.interpreter === 'yes' ? t('interpreter') : '',
    t('attempts', { count: next.attempts }),
  ]
  return (
    <section className="panel next-call" aria-label={t('nextCall')}>
      <div className="spread">
        <span className="label">{t('nextCall')}</span>
        <Tag tone={next.kind === 'first' ? 'action' : 'care'}>{next.reason}</Tag>
      </div>
      <p className="next-call-name">
        {person?.name ?? ' '} {person?.nativeName ? <span lang="und">{person.nativeName}</span> : null}
      </p>
      <p className="quiet">{person ? facts.filter(Boolean).join(' · ') : ' '}</p>
      {values?.accessNeeds ? <Notice tone="care">{values.accessNeeds}</Notice> : null}
      {next.interpret ? <InterpretStep language={next.interpret} /> : null}
      <div className="row">
        <Button kind="primary" large keys="enter" onPress={start} ref={button}>
          {t('call')}
        </Button>
        <Button kind="quiet" keys="n" onPress={() => setSkipping(!skipping)} aria-expanded={skipping}>
          {t('skip')}
        </Button>
        <Link href={`/case/${next.personId}`}>{t('openFile')}</Link>
      </div>
      {skipping ? <SkipForm next={next} name={person?.name ?? ''} onClose={() => setSkipping(false)} /> : null}
    </section>
  )
}
