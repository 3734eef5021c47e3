import { Button, Label, ListBox, ListBoxItem, Popover, Select as RacSelect, SelectValue } from 'react-aria-components'
import { useTranslation } from 'react-i18next'

export interface Option<Key extends string> {
  readonly key: Key
  readonly label: string
}

interface Props<Key extends string> {
  label: string
  options: readonly Option<Key>[]
  value: Key | null
  onChange: (value: Key) => void
  placeholder?: string
  /** The label is read out but not shown: where the place says what it is. */
  hideLabel?: boolean
  isDisabled?: boolean
  error?: string | null
  id?: string
}

/** One choice of several, in a list that opens. Typing the first letters chooses. */
export function Select<Key extends string>(props: Props<Key>) {
  const { t } = useTranslation()
  const { label, options, value, onChange, hideLabel, isDisabled, error, id } = props
  return (
    <RacSelect
      className={error ? 'field field-invalid' : 'field'}
      value={value}
      isDisabled={isDisabled ?? false}
      placeholder={props.placeholder ?? t('choose')}
      onChange={(key) => {
        const chosen = options.find((option) => option.key === key)
        if (chosen) onChange(chosen.key)
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>
      {error ? <div className="field-error">{error}</div> : null}
      <Button className="select-button" {...(id ? { id } : {})}>
        <SelectValue />
      </Button>
      <Popover className="popover">
        <ListBox className="list-box">
          {options.map((option) => (
            <ListBoxItem key={option.key} id={option.key} textValue={option.label} className="list-box-item">
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </RacSelect>
  )
}
