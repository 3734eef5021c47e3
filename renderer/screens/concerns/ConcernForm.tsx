import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { concernLevelLabels, concernLevels, concernStepLabels, concernSteps } from '../../../shared/codes/concerns.ts'
import type { ConcernDraft } from '../../../shared/domain/concern.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextArea } from '../../components/TextArea.tsx'

interface Props {
  concern: ConcernDraft
  onChange: (changes: Partial<ConcernDraft>) => void
  problems: readonly Problem[]
  pending: boolean
  onRaise: () => void
  onPutAway: () => void
  seenRef?: Ref<HTMLTextAreaElement>
  /** The key that raises it, where there is one. */
  keys?: string
}

/** What was seen or said, how grave it is, what was done. Nothing but the first two is asked for. */
export function ConcernForm(props: Props) {
  const { t } = useTranslation('concerns')
  const { concern, onChange } = props
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        props.onRaise()
      }}
    >
      <ErrorSummary problems={props.problems} />
      <p>{t('say')}</p>
      <TextArea
        id="concern-seen"
        label={t('seen')}
        hint={t('seenHint')}
        value={concern.seen}
        rows={3}
        maxLength={10_000}
        onChange={(seen) => onChange({ seen })}
        {...(props.seenRef ? { textRef: props.seenRef } : {})}
      />
      <RadioGroup
        label={t('level')}
        strip
        options={concernLevels.map((key) => ({ key, label: concernLevelLabels[key] }))}
        value={concern.level}
        onChange={(level) => onChange({ level })}
      />
      <fieldset className="field concern-done">
        <legend className="field-label">{t('done')}</legend>
        <div className="row">
          {concernSteps.map((step) => (
            <Checkbox
              key={step}
              isSelected={concern.done.includes(step)}
              onChange={(on) =>
                onChange({ done: concernSteps.filter((one) => (one === step ? on : concern.done.includes(one))) })
              }
            >
              {concernStepLabels[step]}
            </Checkbox>
          ))}
        </div>
      </fieldset>
      <TextArea
        id="concern-note"
        label={t('note')}
        value={concern.note}
        rows={2}
        maxLength={10_000}
        onChange={(note) => onChange({ note })}
      />
      <div className="row">
        <Button type="submit" kind="danger" isDisabled={props.pending} {...(props.keys ? { keys: props.keys } : {})}>
          {t('raise')}
        </Button>
        <Button onPress={props.onPutAway}>{t('putAway')}</Button>
      </div>
    </form>
  )
}
