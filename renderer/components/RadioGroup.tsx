import { Label, RadioGroup as RacRadioGroup, Radio } from 'react-aria-components'
import type { Option } from './Select.tsx'

interface Props<Key extends string> {
  label: string
  options: readonly Option<Key>[]
  value: Key | null
  onChange: (value: Key) => void
  /** Side by side, as one strip, for two to four short answers. */
  strip?: boolean
  hideLabel?: boolean
  isDisabled?: boolean
}

/** One choice of few, all in sight. */
export function RadioGroup<Key extends string>(props: Props<Key>) {
  const { label, options, value, onChange, strip, hideLabel, isDisabled } = props
  return (
    <RacRadioGroup
      className="field"
      value={value}
      isDisabled={isDisabled ?? false}
      orientation={strip ? 'horizontal' : 'vertical'}
      onChange={(key) => {
        const chosen = options.find((option) => option.key === key)
        if (chosen) onChange(chosen.key)
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      <div className={strip ? 'radios-strip' : 'radios'}>
        {options.map((option) => (
          <Radio key={option.key} value={option.key} className="radio">
            <span className="radio-dot" aria-hidden="true" />
            <span>{option.label}</span>
          </Radio>
        ))}
      </div>
    </RacRadioGroup>
  )
}
