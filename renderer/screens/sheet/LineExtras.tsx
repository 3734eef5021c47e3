import { useTranslation } from 'react-i18next'
import { concernLevelLabels, concernLevels } from '../../../shared/codes/concerns.ts'
import type { TypedCall } from '../../../shared/domain/call.ts'
import { DateField } from '../../components/DateField.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import { emptyConcern } from '../concerns/empty-concern.ts'
import type { Part } from './read-typed-call.ts'

interface Props {
  call: TypedCall
  name: string
  idOf: (part: Part) => string
  wantsBack: boolean
  wantsWho: boolean
  wantsConcern: boolean
  onChange: (changes: Partial<TypedCall>) => void
  onKeep: () => void
  onEnter: () => void
}

/** What an outcome asks for besides the line itself: when to ring back, who said so, what was seen. */
export function LineExtras(props: Props) {
  const { t } = useTranslation(['sheet', 'concerns'])
  const { call, name, idOf, onChange, onKeep } = props
  if (!props.wantsBack && !props.wantsWho && !props.wantsConcern) return null
  const concern = call.concern ?? emptyConcern()
  return (
    <form
      className="enter-extras stack"
      aria-label={t('sheet:moreOf', { name })}
      noValidate
      onBlur={onKeep}
      onSubmit={(event) => {
        event.preventDefault()
        props.onEnter()
      }}
    >
      {props.wantsBack ? (
        <div className="row-end">
          <DateField
            id={idOf('backOn')}
            label={t('sheet:backOn')}
            value={call.backOn}
            onChange={(backOn) => onChange({ backOn })}
          />
          <TextField
            id={idOf('backAt')}
            label={t('sheet:backAtWhen')}
            value={call.backAt}
            maxLength={8}
            onChange={(backAt) => onChange({ backAt })}
          />
        </div>
      ) : null}
      {props.wantsWho ? (
        <TextField
          id={idOf('spokenTo')}
          label={t('sheet:whoTold')}
          value={call.spokenTo}
          maxLength={300}
          onChange={(spokenTo) => onChange({ spokenTo })}
        />
      ) : null}
      {props.wantsConcern ? (
        <>
          <p className="care">{t('sheet:concernSay')}</p>
          <TextArea
            label={t('concerns:seen')}
            value={concern.seen}
            rows={2}
            maxLength={10_000}
            onChange={(seen) => onChange({ concern: { ...concern, seen } })}
          />
          <RadioGroup
            label={t('concerns:level')}
            strip
            options={concernLevels.map((key) => ({ key, label: concernLevelLabels[key] }))}
            value={concern.level}
            onChange={(level) => onChange({ concern: { ...concern, level } })}
          />
        </>
      ) : null}
      {/* Enter in a box saves the line: a form of several boxes needs a button for that. */}
      <button type="submit" hidden />
    </form>
  )
}
