import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import { type SkipReason, skipReasons, skips } from '../../../shared/codes/skips.ts'
import type { NextCall } from '../../../shared/domain/call.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Tag } from '../../components/Tag.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { showLanguage } from '../../show/show-language.ts'
import { useBeginCall } from '../call/useBeginCall.ts'

/** The next right person, why them and why now, and one large button. */
export function NextCallPanel({ next }: { next: NextCall }) {
  const { t } = useTranslation(['work', 'common'])
  const file = useQuery('case.open', { personId: next.personId })
  const begin = useBeginCall()
  const skip = useCommand('call.skip')
  const button = useRef<HTMLButtonElement>(null)
  const [skipping, setSkipping] = useState(false)
  const [reason, setReason] = useState<SkipReason | null>(null)
  const start = () =>
    begin({ personId: next.personId, listId: next.listId, number: next.number, direction: 'outbound' })
  useShortcut('enter', t('work:call'), start, { enabled: !skipping })

  // Where nobody is at anything else, the one action has the focus; it is never taken from what somebody does.
  useEffect(() => {
    const at = document.activeElement
    if (at === null || at === document.body || at.id === 'main') button.current?.focus()
  }, [])

  const person = file.data?.person
  const { values } = file.data ?? {}
  const facts = [
    file.data?.age === null || file.data?.age === undefined
      ? t('work:ageUnknown')
      : t('work:age', { count: file.data.age }),
    person?.ward ?? person?.postcode ?? '',
    person?.language && person.language !== 'en' ? showLanguage(person.language) : '',
    values?.interpreter === 'yes' ? t('work:interpreter') : '',
    t('work:attempts', { count: next.attempts }),
  ]
  return (
    <section className="panel next-call" aria-label={t('work:nextCall')}>
      <div className="spread">
        <span className="label">{t('work:nextCall')}</span>
        <Tag tone={next.kind === 'first' ? 'action' : 'care'}>{next.reason}</Tag>
      </div>
      <p className="next-call-name">
        {person?.name ?? ' '} {person?.nativeName ? <span lang="und">{person.nativeName}</span> : null}
      </p>
      <p className="quiet">{person ? facts.filter(Boolean).join(' · ') : ' '}</p>
      {values?.accessNeeds ? <Notice tone="care">{values.accessNeeds}</Notice> : null}
      <div className="row">
        <Button kind="primary" large keys="enter" onPress={start} ref={button}>
          {t('work:call')}
        </Button>
        {next.listId ? (
          <Button kind="quiet" onPress={() => setSkipping(!skipping)} aria-expanded={skipping}>
            {t('work:skip')}
          </Button>
        ) : null}
        <Link href={`/case/${next.personId}`}>{t('work:openFile')}</Link>
      </div>
      {skipping ? (
        <div className="stack">
          <RadioGroup
            label={t('work:skipWhy')}
            options={skipReasons.map((key) => ({ key, label: skips[key].label }))}
            value={reason}
            onChange={setReason}
          />
          {skip.error ? <p role="alert">{skip.error.message}</p> : null}
          <div className="row">
            <Button
              isDisabled={reason === null || skip.pending}
              onPress={async () => {
                if (!reason || !next.listId) return
                const result = await skip.run({
                  personId: next.personId,
                  listId: next.listId,
                  why: reason,
                  note: '',
                })
                if (result.ok) setSkipping(false)
              }}
            >
              {t('work:skipDo')}
            </Button>
            <Button kind="quiet" onPress={() => setSkipping(false)}>
              {t('common:cancel')}
            </Button>
          </div>
        </div>
      ) : null}
    </section>
  )
}
