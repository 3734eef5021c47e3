import { type ReactNode, type Ref, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hasFlag, outcomes } from '../../../shared/codes/outcomes.ts'
import type { SheetRow, TypedCall } from '../../../shared/domain/call.ts'
import type { CallId } from '../../../shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { PersonLink } from '../../components/PersonLink.tsx'
import { Tag } from '../../components/Tag.tsx'
import { newId } from '../../new-id.ts'
import { toldByOthers } from '../call/outcome-keys.ts'
import { LineExtras } from './LineExtras.tsx'
import { outcomeOf, type Part } from './read-typed-call.ts'
import { type Entered, useSaveTyped } from './useSaveTyped.ts'
import type { Typed } from './useTyped.ts'

interface Props {
  row: SheetRow
  place: number
  typed: Typed
  /** The line was saved: the cursor goes to the next. */
  onEntered: () => void
  firstRef: Ref<HTMLInputElement>
}

/** A person of the sheet, and the call as it is typed from the paper: saved by Enter in any of its boxes. */
export function EnterLine({ row, place, typed, onEntered, firstRef }: Props) {
  const { t } = useTranslation('sheet')
  const id = useId()
  const [entered, setEntered] = useState<Entered | null>(null)
  const [isOpen, setIsOpen] = useState(!row.entered)
  const { save, problems, pending } = useSaveTyped(row)
  const call = typed.of(row.personId)
  const outcome = outcomeOf(call.outcome)
  const { name } = row
  const partId = (part: Part) => `${id}-${part}`

  // What is to blame takes the cursor, as soon as it is there.
  useEffect(() => {
    const part = problems.find((problem) => problem.part !== null)?.part
    if (part) document.getElementById(`${id}-${part}`)?.focus()
  }, [problems, id])

  // Undone: the line is open again with what was typed, as another call. A concern that was raised stands.
  const wasEntered = useRef(row.entered)
  const saved = useRef<TypedCall | null>(null)
  const { change } = typed
  useEffect(() => {
    const isUndone = wasEntered.current && !row.entered
    wasEntered.current = row.entered
    if (!isUndone) return
    setIsOpen(true)
    setEntered(null)
    if (saved.current) change(row.personId, { ...saved.current, callId: newId<CallId>(), concern: null })
  }, [row.entered, row.personId, change])

  const submit = async () => {
    if (pending) return
    const done = await save(call, typed.day)
    if (!done) return
    saved.current = call
    typed.forget(row.personId)
    setEntered(done)
    setIsOpen(false)
    onEntered()
  }
  const isReached = outcome !== undefined && hasFlag(outcome, 'reached')
  /** What an empty box means is shown in it. */
  const box = (
    part: 'outcome' | 'time' | 'minutes' | 'number' | 'needs' | 'note',
    most: number,
    usual: string | null = null,
  ) => (
    <label className={`enter-box enter-${part}`}>
      <span className="enter-label" aria-hidden="true">
        {t(`columns.${part}`)}
      </span>
      <input
        id={partId(part)}
        className="input"
        aria-label={t('of', { what: t(`columns.${part}`), name })}
        aria-invalid={problems.some((problem) => problem.part === part) || undefined}
        value={call[part]}
        maxLength={most}
        autoComplete="off"
        spellCheck={false}
        {...(part === 'outcome' ? { ref: firstRef } : {})}
        {...(usual === null ? {} : { placeholder: usual })}
        {...(part === 'note' || part === 'outcome' ? {} : { inputMode: 'numeric' as const })}
        onChange={(event) => typed.change(row.personId, { [part]: event.target.value })}
        onBlur={typed.keep}
      />
      {part === 'outcome' && outcome ? <span className="enter-means">{outcomes[outcome].label}</span> : null}
    </label>
  )
  return (
    <li className="enter-line">
      <form
        className="enter-boxes"
        aria-label={name}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <div className="enter-who">
          <span>
            {place}. <PersonLink personId={row.personId} name={name} />
          </span>
          <span className="quiet small">{isOpen ? numbersOf(row) || row.caseNumber : row.caseNumber}</span>
        </div>
        {isOpen ? (
          <>
            {box('outcome', 1)}
            {box('time', 8)}
            {box('minutes', 3, isReached ? null : '1')}
            {row.phones.length > 1 ? box('number', 1, '1') : <span className="enter-box enter-number" />}
            {box('needs', 20)}
            {box('note', 10_000)}
            <div className="enter-save">
              <Button type="submit" aria-label={t('saveOf', { name })} isDisabled={pending}>
                {t('columns.save')}
              </Button>
            </div>
          </>
        ) : (
          <div className="enter-done">
            <State entered={entered} />
            <Button kind="quiet" aria-label={t('anotherOf', { name })} onPress={() => setIsOpen(true)}>
              {t('another')}
            </Button>
          </div>
        )}
      </form>
      {isOpen && outcome ? (
        <LineExtras
          call={call}
          name={name}
          idOf={partId}
          wantsBack={hasFlag(outcome, 'callback')}
          wantsWho={toldByOthers.includes(outcome)}
          wantsConcern={hasFlag(outcome, 'urgent')}
          onChange={(changes) => typed.change(row.personId, changes)}
          onKeep={typed.keep}
          onEnter={submit}
        />
      ) : null}
      {isOpen && problems.length > 0 ? (
        <div role="alert">
          <ul className="enter-problems">
            {problems.map(({ message, part }) => (
              <li key={message} className="field-error">
                {part === null ? (
                  message
                ) : (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => document.getElementById(partId(part))?.focus()}
                  >
                    {message}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </li>
  )
}

function State({ entered }: { entered: Entered | null }): ReactNode {
  const { t } = useTranslation('sheet')
  if (entered && 'refused' in entered) {
    return (
      <span role="alert">
        <Tag tone="danger">{t('refused')}</Tag> {entered.refused}
      </span>
    )
  }
  const words = entered
    ? t('enteredAs', { outcome: outcomes[entered.outcome].label, time: entered.time })
    : t('entered')
  return <Tag tone="good">{words}</Tag>
}

function numbersOf({ phones }: SheetRow): string {
  return phones.length < 2 ? (phones[0] ?? '') : phones.map((phone, index) => `${index + 1}) ${phone}`).join('  ')
}
