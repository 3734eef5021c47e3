import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { PersonMatch } from '../../shared/domain/case-file.ts'
import type { Session } from '../../shared/domain/session.ts'
import { mayActAs } from '../../shared/domain/staff.ts'
import { showDate } from '../../shared/domain/time.ts'
import { KeyHint } from '../components/KeyHint.tsx'
import { Tag } from '../components/Tag.tsx'
import { useQuery } from '../hooks/useQuery.ts'
import { useShortcut } from '../hooks/useShortcut.ts'
import { useBeginCall } from '../screens/call/useBeginCall.ts'
import { usePreferences } from '../stores/preferences.ts'
import { useShortcuts } from '../stores/shortcuts.ts'
import { useLock } from './useLock.ts'

type Line =
  | { readonly kind: 'person'; readonly person: PersonMatch }
  | { readonly kind: 'place'; readonly path: string; readonly label: string }
  | { readonly kind: 'action'; readonly path: string; readonly label: string; readonly run: () => void }

const places = ['work', 'residents', 'needs', 'referrals'] as const
const supervisorPlaces = [
  'concerns',
  'callbacks',
  'steps',
  'lists',
  'coverage',
  'import',
  'held',
  'duplicates',
  'reports',
  'partners',
  'staff',
  'messages',
  'settings',
] as const

/** The one search box, always there: who is ringing, or where to go. Enter opens; Ctrl Enter takes their call. */
export function SearchBox({ session }: { session: Session }) {
  const { t } = useTranslation('frame')
  const id = useId()
  const [, navigate] = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState(0)
  const [entered, setEntered] = useState<{ readonly ringing: boolean } | null>(null)
  const asked = useDeferredValue(text.trim())
  const found = useQuery('residents.find', asked.length >= 2 ? { text: asked, limit: 8 } : null, { keepOld: true })
  const begin = useBeginCall()
  const lock = useLock()
  const openList = useShortcuts((state) => state.openList)
  const setTheme = usePreferences((state) => state.setTheme)

  useShortcut('ctrl+k', t('focusSearch'), () => {
    input.current?.focus()
    input.current?.select()
    setOpen(true)
  })

  const all = mayActAs(session.role, 'supervisor') ? [...places, ...supervisorPlaces] : places
  const actions: readonly Extract<Line, { kind: 'action' }>[] = [
    { kind: 'action', path: 'lock', label: t('lockNow'), run: lock },
    { kind: 'action', path: 'break', label: t('takeBreak'), run: () => navigate('/break') },
    { kind: 'action', path: 'hand-over', label: t('handOver'), run: () => navigate('/hand-over') },
    { kind: 'action', path: 'keys', label: t('showShortcuts'), run: () => openList(true) },
    { kind: 'action', path: 'dark', label: t('toDark'), run: () => setTheme('dark') },
    { kind: 'action', path: 'light', label: t('toLight'), run: () => setTheme('light') },
  ]
  const people = asked.length >= 2 ? (found.data?.matches ?? []) : []
  const lines: readonly Line[] = [
    ...people.map((person): Line => ({ kind: 'person', person })),
    ...all
      .filter((name) => t(name).toLowerCase().startsWith(asked.toLowerCase()))
      .map((name): Line => ({ kind: 'place', path: name === 'work' ? '/' : `/${name}`, label: t(name) })),
    ...actions.filter((action) => action.label.toLowerCase().includes(asked.toLowerCase())),
    ...(asked.length >= 2
      ? [{ kind: 'place', path: `/register/${encodeURIComponent(asked)}`, label: t('searchRegister') } as const]
      : []),
  ]
  const at = Math.min(chosen, lines.length - 1)

  // The lines are those of what was typed before until the store has answered: Enter waits for its own.
  const isSettled = asked === text.trim() && !found.pending
  useEffect(() => {
    if (entered === null || !isSettled) return
    setEntered(null)
    takeLine.current(entered.ringing)
  }, [entered, isSettled])

  const close = () => {
    setOpen(false)
    setEntered(null)
    setText('')
    setChosen(0)
    input.current?.blur()
  }
  const take = (line: Line | undefined, ringing: boolean) => {
    if (!line) return
    close()
    if (line.kind === 'action') line.run()
    else if (line.kind === 'place') navigate(line.path)
    else if (ringing) begin({ personId: line.person.personId, listId: null, number: null, direction: 'inbound' })
    else navigate(`/case/${line.person.personId}`)
  }
  const takeLine = useRef((_ringing: boolean) => {})
  takeLine.current = (ringing) => take(lines[at], ringing)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setChosen(Math.min(lines.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, at - 1))
    else if (event.key === 'Enter') setEntered({ ringing: event.ctrlKey || event.metaKey })
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const showing = open && lines.length > 0
  return (
    <search className="search">
      <label htmlFor={`${id}-box`} className="visually-hidden">
        {t('searchLabel')}
      </label>
      <input
        id={`${id}-box`}
        ref={input}
        className="input search-input"
        role="combobox"
        aria-expanded={showing}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={showing ? `${id}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('searchPlaceholder')}
        value={text}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setText(event.target.value)
          setChosen(0)
          setEntered(null)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      {text ? null : <KeyHint keys="ctrl+k" />}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('searchLabel')}
        aria-busy={!isSettled}
        className="search-results"
        hidden={!showing}
        onMouseDown={(event) => event.preventDefault()}
      >
        {lines.map((line, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the box hears the keys.
          // biome-ignore lint/a11y/useFocusableInteractive: the box keeps the focus and points here.
          <div
            key={line.kind === 'person' ? line.person.personId : line.path}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="list-box-item"
            onClick={(event) => take(line, event.ctrlKey)}
          >
            {line.kind === 'person' ? <PersonLine person={line.person} /> : line.label}
          </div>
        ))}
        {people.length > 0 ? <div className="search-foot quiet small">{t('searchHelp')}</div> : null}
      </div>
      <span className="visually-hidden" role="status">
        {asked.length >= 2 && found.data
          ? people.length > 0
            ? t('searchCount', { count: people.length })
            : t('searchNone', { text: asked })
          : ''}
      </span>
    </search>
  )
}

function PersonLine({ person }: { person: PersonMatch }) {
  return (
    <div className="search-person">
      <span>
        <b>{person.name}</b> {person.nativeName ? <span>{person.nativeName} </span> : null}
        {person.hold ? <Tag tone="danger">Held</Tag> : null}
      </span>
      <span className="quiet">{person.why}</span>
      <span className="quiet small">
        {[person.address, person.postcode, person.dateOfBirth ? `born ${showDate(person.dateOfBirth)}` : '']
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  )
}
