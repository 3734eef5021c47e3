import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PartnerRow } from '../../../shared/api.ts'
import {
  type NeedCategory,
  type NeedQuestion,
  type NeedStatus,
  needCategories,
  needCategoryCodes,
  urgencies,
  urgencyLabels,
} from '../../../shared/codes/needs.ts'
import type { CallDraft } from '../../../shared/domain/call.ts'
import type { CaseFile, ConsentRow } from '../../../shared/domain/case-file.ts'
import type { NeedId } from '../../../shared/domain/ids.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Folded } from '../../components/Folded.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Notice } from '../../components/Notice.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useShortcut } from '../../hooks/useShortcut.ts'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { ComesAgain } from './ComesAgain.tsx'
import { changeNeed, isConsented, referNeed, toggleNeed } from './draft-changes.ts'

type Need = CallDraft['needs'][number]

/**
 * The eight needs, each one key. A chosen one opens its few questions, and who can help with it; those that were written
 * about before fold into a line.
 */
export function NeedsPanel({ file }: { file: CaseFile }) {
  const { consents } = file
  const { t } = useTranslation('call')
  const needs = useCallInHand((state) => state.draft?.needs)
  const partners = useQuery('partners.list', { category: null })
  const [folded, setFolded] = useState<ReadonlySet<NeedId>>(new Set())
  const before = useRef(needs?.length ?? 0)
  useEffect(() => {
    if (needs && needs.length > before.current) {
      setFolded(
        new Set(
          needs
            .slice(0, -1)
            .filter(isWrittenAbout)
            .map((need) => need.needId),
        ),
      )
    }
    before.current = needs?.length ?? 0
  }, [needs])
  const fold = (needId: NeedId, isFolded: boolean) =>
    setFolded((now) => new Set([...now].filter((one) => one !== needId).concat(isFolded ? [needId] : [])))
  return (
    <section className="panel" aria-label={t('needs')}>
      <h2 className="label">{t('needs')}</h2>
      <ul className="needs">
        {needCategoryCodes.map((category, index) => (
          <NeedLine
            key={category}
            category={category}
            keys={String(index + 1)}
            isOn={needs?.some((one) => one.category === category) ?? false}
            isKnown={file.needs.some((one) => one.category === category && !overStatuses.includes(one.status))}
          />
        ))}
      </ul>
      {needs?.map((need) => (
        <NeedDetail
          key={need.needId}
          need={need}
          partners={partners.data ?? []}
          consents={consents}
          isOpen={!folded.has(need.needId)}
          onToggle={(open) => fold(need.needId, !open)}
        />
      ))}
    </section>
  )
}

function NeedLine(props: { category: NeedCategory; keys: string; isOn: boolean; isKnown: boolean }) {
  const { t } = useTranslation('call')
  const { category, keys, isOn, isKnown } = props
  const { label } = needCategories[category]
  const toggle = () => {
    const { draft, change } = useCallInHand.getState()
    if (draft) change(toggleNeed(draft, category))
  }
  useShortcut(keys, t('keyNeed', { need: label }), toggle)
  return (
    <li>
      <button type="button" className="need-toggle" aria-pressed={isOn} onClick={toggle}>
        <KeyHint keys={keys} />
        <span className="grow">{t(`shortNeed.${category}`)}</span>
        {isKnown ? (
          <span className="care" title={t('needKnown')}>
            <span aria-hidden="true">●</span>
            <span className="visually-hidden">{t('needKnown')}</span>
          </span>
        ) : null}
      </button>
    </li>
  )
}

const overStatuses: readonly NeedStatus[] = ['met', 'withdrawn', 'unmet']

function isWrittenAbout(need: Need): boolean {
  return (
    need.detail !== '' || need.recurrence !== undefined || Object.values(need.answers).some((answer) => answer !== '')
  )
}

function NeedDetail(props: {
  need: Need
  partners: readonly PartnerRow[]
  consents: readonly ConsentRow[]
  isOpen: boolean
  onToggle: (open: boolean) => void
}) {
  const { t } = useTranslation('call')
  const { need, partners, consents, isOpen, onToggle } = props
  const change = (changes: Parameters<typeof changeNeed>[2]) => {
    const { draft, change: changeDraft } = useCallInHand.getState()
    if (draft) changeDraft(changeNeed(draft, need.needId, changes))
  }
  const answer = (id: string, text: string) => change({ answers: { ...need.answers, [id]: text } })
  return (
    <section className="need-detail" aria-label={needCategories[need.category].label}>
      <Folded title={titleOf(need)} isOpen={isOpen} onToggle={onToggle}>
        <div className="need-questions">
          <RadioGroup
            label={t('urgency')}
            hideLabel
            strip
            options={urgencies.map((key) => ({ key, label: urgencyLabels[key] }))}
            value={need.urgency}
            onChange={(urgency) => change({ urgency })}
          />
          {needCategories[need.category].questions.map((question) => (
            <Question
              key={question.id}
              question={question}
              value={need.answers[question.id] ?? ''}
              onChange={(text) => answer(question.id, text)}
            />
          ))}
          <TextField
            label={t('detail')}
            value={need.detail}
            maxLength={10_000}
            onChange={(detail) => change({ detail })}
          />
          <ReferTo need={need} partners={partners} consents={consents} />
          <ComesAgain need={need} />
        </div>
      </Folded>
    </section>
  )
}

/** `Food · Urgent: today`: what is seen of a need that is folded. */
function titleOf(need: Need): string {
  const { label } = needCategories[need.category]
  return need.urgency === 'routine' ? label : `${label} · ${urgencyLabels[need.urgency]}`
}

/** One of the questions that a need opens. */
export function Question(props: { question: NeedQuestion; value: string; onChange: (text: string) => void }) {
  const { question, value, onChange } = props
  const choices = question.kind === 'yesNo' ? ['Yes', 'No'] : (question.choices ?? [])
  if (question.kind === 'yesNo' || question.kind === 'choice') {
    return (
      <RadioGroup
        label={question.label}
        strip
        options={choices.map((choice) => ({ key: choice, label: choice }))}
        value={value || null}
        onChange={onChange}
      />
    )
  }
  return (
    <TextField
      label={question.label}
      value={value}
      maxLength={2000}
      onChange={onChange}
      {...(question.kind === 'number' ? { inputMode: 'numeric' as const } : {})}
    />
  )
}

function ReferTo(props: { need: Need; partners: readonly PartnerRow[]; consents: readonly ConsentRow[] }) {
  const { t } = useTranslation('call')
  const { need, partners, consents } = props
  const referrals = useCallInHand((state) => state.draft?.referrals) ?? []
  const asked = useCallInHand((state) => state.draft?.consents) ?? []
  const mine = referrals.find((referral) => referral.needIds.includes(need.needId))
  const fitting = partners.filter((partner) => partner.active && partner.takes.includes(need.category))
  const consented = mine !== undefined && isConsented(mine.partnerId, asked, consents)
  return (
    <>
      <Select
        label={t('referTo')}
        options={[
          { key: '', label: t('later') },
          ...fitting.map((partner) => ({ key: partner.partnerId as string, label: partner.name })),
        ]}
        value={mine?.partnerId ?? ''}
        onChange={(key) => {
          const { draft, change } = useCallInHand.getState()
          const partner = fitting.find((one) => one.partnerId === key)
          if (draft) change(referNeed(draft, need.needId, partner?.partnerId ?? null))
        }}
      />
      {mine && !consented ? (
        <Notice tone="care">
          {mine.basis === 'consent' ? t('noConsent') : null}
          <Checkbox
            isSelected={mine.basis === 'safeguarding'}
            onChange={(on) =>
              useCallInHand.getState().change({
                referrals: referrals.map((referral) =>
                  referral === mine ? { ...referral, basis: on ? 'safeguarding' : 'consent' } : referral,
                ),
              })
            }
          >
            {t('safeguardingBasis')}
          </Checkbox>
        </Notice>
      ) : null}
    </>
  )
}
