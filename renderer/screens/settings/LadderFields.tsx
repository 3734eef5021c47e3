import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type LadderStep, ladderStepLabels } from '../../../shared/codes/ladder.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { TextField } from '../../components/TextField.tsx'
import { type Rung, withMoved } from './rungs.ts'

interface Props {
  rungs: readonly Rung[]
  onChange: (rungs: readonly Rung[]) => void
}

/** What follows the last attempt: which steps, in which order, each so many working days after what came before. */
export function LadderFields({ rungs, onChange }: Props) {
  const { t } = useTranslation('settings')
  const list = useRef<HTMLOListElement>(null)
  const moved = useRef<{ step: LadderStep; by: -1 | 1 } | null>(null)

  // The step that was moved keeps the focus: on the same button, or at the end of the way on the other one.
  useEffect(() => {
    const { current } = moved
    moved.current = null
    if (!current || rungs.length === 0) return
    const buttons = [
      ...(list.current?.querySelectorAll<HTMLButtonElement>(`[data-step="${current.step}"] button`) ?? []),
    ]
    const [up, down] = buttons
    const [wanted, other] = current.by < 0 ? [up, down] : [down, up]
    if (wanted && !wanted.disabled) wanted.focus()
    else other?.focus()
  }, [rungs])

  const change = (step: LadderStep, to: Partial<Rung>) =>
    onChange(rungs.map((rung) => (rung.step === step ? { ...rung, ...to } : rung)))
  const move = (step: LadderStep, by: -1 | 1) => {
    moved.current = { step, by }
    onChange(withMoved(rungs, step, by))
  }
  return (
    <fieldset className="bare stack-tight">
      <legend className="field-label">{t('ladder')}</legend>
      <p className="field-hint">{t('ladderHint')}</p>
      <ol className="rungs" ref={list}>
        {rungs.map(({ step, isOn, afterDays }, index) => {
          const name = ladderStepLabels[step]
          return (
            <li key={step} className="rung" data-step={step}>
              <div className="rung-name">
                <Checkbox isSelected={isOn} onChange={(on) => change(step, { isOn: on })}>
                  {name}
                </Checkbox>
              </div>
              <TextField
                id={`rung-${step}`}
                label={t('afterDays')}
                value={afterDays}
                inputMode="numeric"
                maxLength={2}
                isDisabled={!isOn}
                onChange={(days) => change(step, { afterDays: days })}
              />
              <div className="row">
                <Button
                  kind="quiet"
                  aria-label={t('earlierOf', { name })}
                  isDisabled={index === 0}
                  onPress={() => move(step, -1)}
                >
                  {t('earlier')}
                </Button>
                <Button
                  kind="quiet"
                  aria-label={t('laterOf', { name })}
                  isDisabled={index === rungs.length - 1}
                  onPress={() => move(step, 1)}
                >
                  {t('later')}
                </Button>
              </div>
            </li>
          )
        })}
      </ol>
      {rungs.some((rung) => rung.isOn) ? null : <p className="quiet">{t('noLadder')}</p>}
    </fieldset>
  )
}
