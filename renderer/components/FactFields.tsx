import { useTranslation } from 'react-i18next'
import { type ResidentField, type ResidentValues, residentFieldLabels } from '../../shared/domain/resident.ts'
import { CalendarDate } from '../../shared/domain/time.ts'
import { kingstonLanguages } from '../show/kingston-languages.ts'
import { showLanguage } from '../show/show-language.ts'
import { showValue } from '../show/show-value.ts'
import { Checkbox } from './Checkbox.tsx'
import { DateField } from './DateField.tsx'
import { Select } from './Select.tsx'
import { TextArea } from './TextArea.tsx'
import { TextField } from './TextField.tsx'

interface Props {
  fields: readonly ResidentField[]
  /** What is known now. */
  values: ResidentValues
  /** What is to be changed. A field that is put back to what is known is no change. */
  changed: ResidentValues
  onChange: (changed: ResidentValues) => void
}

/** The facts that people tell on the telephone. */
export const toldFields: readonly ResidentField[] = [
  'address',
  'postcode',
  'telephone',
  'mobile',
  'email',
  'language',
  'interpreter',
  'accessNeeds',
  'livesAlone',
  'preferredTimes',
  'safeToSpeak',
  'voicemail',
  'dietaryRequirements',
  'gpPractice',
  'nativeName',
  'givenName',
  'familyName',
  'dateOfBirth',
  'largePrint',
  'britishSignLanguage',
  'relayUk',
]

/** Boxes for facts about a resident, each by its kind. */
export function FactFields({ fields, values, changed, onChange }: Props) {
  return (
    <div className="stack">
      {fields.map((field) => (
        <FactField
          key={field}
          field={field}
          value={changed[field] === undefined ? values[field] : changed[field]}
          onChange={(value) => onChange(withFact(values, changed, field, value))}
        />
      ))}
    </div>
  )
}

function withFact(
  values: ResidentValues,
  changed: ResidentValues,
  field: ResidentField,
  value: unknown,
): ResidentValues {
  const { [field]: _before, ...others } = changed
  const isSame = JSON.stringify(value ?? null) === JSON.stringify(values[field] ?? null)
  return isSame ? others : { ...others, [field]: value }
}

const yesNo: readonly ResidentField[] = [
  'interpreter',
  'livesAlone',
  'largePrint',
  'britishSignLanguage',
  'relayUk',
  'essentialSupplies',
  'basicCareNeeds',
  'carrySupplies',
  'wantsContact',
]

function FactField(props: { field: ResidentField; value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTranslation()
  const { field, value, onChange } = props
  const label = residentFieldLabels[field]
  const text = typeof value === 'string' ? value : ''
  if (yesNo.includes(field)) {
    return <Choice label={label} field={field} keys={['yes', 'no']} value={text} onChange={onChange} />
  }
  if (field === 'voicemail') {
    return <Choice label={label} field={field} keys={['allowed', 'notAllowed']} value={text} onChange={onChange} />
  }
  if (field === 'sex') {
    return <Choice label={label} field={field} keys={['female', 'male', 'other']} value={text} onChange={onChange} />
  }
  if (field === 'language') {
    const known = kingstonLanguages.includes(text) || !text ? kingstonLanguages : [text, ...kingstonLanguages]
    return (
      <Select
        label={label}
        options={known.map((code) => ({ key: code, label: showLanguage(code) }))}
        value={text || null}
        placeholder={t('notKnown')}
        onChange={onChange}
      />
    )
  }
  if (field === 'preferredTimes') {
    const times = Array.isArray(value) ? value : []
    return (
      <fieldset className="bare">
        <legend className="field-label">{label}</legend>
        <div className="row">
          {(['morning', 'afternoon', 'evening'] as const).map((time) => (
            <Checkbox
              key={time}
              isSelected={times.includes(time)}
              onChange={(on) => onChange(on ? [...times, time] : times.filter((other) => other !== time))}
            >
              {showValue(field, time)}
            </Checkbox>
          ))}
        </div>
      </fieldset>
    )
  }
  if (field === 'dateOfBirth') {
    const date = CalendarDate.safeParse(value)
    return (
      <DateField
        label={label}
        value={date.success ? date.data : null}
        onChange={(day, complete) => complete && onChange(day)}
      />
    )
  }
  if (field === 'address') {
    return (
      <TextArea
        label={label}
        rows={3}
        value={Array.isArray(value) ? value.join('\n') : ''}
        onChange={(lines) => onChange(lines ? lines.split('\n').slice(0, 8) : null)}
      />
    )
  }
  return <TextField label={label} value={text} onChange={(words) => onChange(words || null)} />
}

function Choice(props: {
  label: string
  field: ResidentField
  keys: readonly string[]
  value: string
  onChange: (value: string) => void
}) {
  const { t } = useTranslation()
  return (
    <Select
      label={props.label}
      options={props.keys.map((key) => ({ key, label: showValue(props.field, key) }))}
      value={props.value || null}
      placeholder={t('notKnown')}
      onChange={props.onChange}
    />
  )
}
