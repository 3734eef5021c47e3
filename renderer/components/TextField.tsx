import { type HTMLInputTypeAttribute, type ReactNode, type Ref, useId } from 'react'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  /** The element's id, so that an error summary can lead to it. */
  id?: string
  hint?: ReactNode
  error?: string | null
  type?: HTMLInputTypeAttribute
  autoComplete?: string
  autoFocus?: boolean
  inputRef?: Ref<HTMLInputElement>
  placeholder?: string
  inputMode?: 'text' | 'numeric' | 'tel' | 'email'
  maxLength?: number
  lang?: string
  isDisabled?: boolean
  onBlur?: () => void
}

/** A box for a line of text. What was typed is never cleared, and nothing is judged while it is typed. */
export function TextField({ label, value, onChange, id, hint, error, inputRef, isDisabled, ...rest }: Props) {
  const made = useId()
  const own = id ?? made
  const described = [hint ? `${own}-hint` : '', error ? `${own}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className={error ? 'field field-invalid' : 'field'}>
      <label htmlFor={own} className="field-label">
        {label}
      </label>
      {hint ? (
        <div id={`${own}-hint`} className="field-hint">
          {hint}
        </div>
      ) : null}
      {error ? (
        <div id={`${own}-error`} className="field-error">
          {error}
        </div>
      ) : null}
      <input
        {...rest}
        id={own}
        ref={inputRef}
        className="input"
        value={value}
        disabled={isDisabled}
        spellCheck={false}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
