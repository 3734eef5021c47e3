import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageId, StaffId } from '../../../shared/domain/ids.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { ErrorSummary, type Problem } from '../../components/ErrorSummary.tsx'
import { StaffSelect } from '../../components/StaffSelect.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { useQuery } from '../../hooks/useQuery.ts'
import { newId } from '../../new-id.ts'
import { useSession } from '../../stores/session.ts'
import { type OpenKind, type OpenThing, type OpenWork, openKinds } from './open-work.ts'

/** All that is open, ticked; who takes it over; words for them; one confirmation. `onDone` hears what was done. */
export function HandOverForm({ work, onDone }: { work: OpenWork; onDone: (said: string) => void }) {
  const { t } = useTranslation('handOver')
  const me = useSession((state) => state.session?.staffId ?? null)
  const staff = useQuery('staff.list', {})
  const [messageId] = useState(() => newId<MessageId>())
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const [to, setTo] = useState<StaffId | null>(null)
  const [words, setWords] = useState('')
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const handOver = useCommand('work.handOver')
  const isKept = (kind: OpenKind, id: string) => kept.has(`${kind} ${id}`)
  const given = <Id extends string>(kind: OpenKind, things: readonly OpenThing<Id>[]): Id[] =>
    things.filter((thing) => !isKept(kind, thing.id)).map((thing) => thing.id)
  const count = openKinds.reduce((sum, kind) => sum + given<string>(kind, work[kind]).length, 0)
  const colleague = staff.data?.find((one) => one.staffId === to)?.name ?? ''

  const keep = (kind: OpenKind, id: string, isOn: boolean) => {
    const now = new Set(kept)
    if (isOn) now.delete(`${kind} ${id}`)
    else now.add(`${kind} ${id}`)
    setKept(now)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const missing: Problem[] = []
    if (count === 0) missing.push({ message: t('needThing') })
    if (to === null) missing.push({ message: t('needColleague'), fieldId: 'hand-over-to' })
    setProblems(missing)
    if (to === null || missing.length > 0) return
    const result = await handOver.run({
      to,
      callbacks: given('callbacks', work.callbacks),
      steps: given('steps', work.steps),
      tasks: given('tasks', work.tasks),
      due: given('due', work.due),
      messageId,
      words,
    })
    if (result.ok) onDone(t('done', { count: result.value.handedOver, name: colleague }))
    else setProblems([{ message: result.error.message }])
  }
  return (
    <form className="hand-over" onSubmit={submit}>
      <section className="panel stack">
        <ErrorSummary problems={problems} />
        <p className="quiet">{t('text')}</p>
        {openKinds
          .filter((kind) => work[kind].length > 0)
          .map((kind) => (
            <fieldset key={kind} className="bare">
              <legend className="field-label">{t(kind, { count: work[kind].length })}</legend>
              {work[kind].map((thing) => (
                <Checkbox
                  key={thing.id}
                  isSelected={!isKept(kind, thing.id)}
                  onChange={(on) => keep(kind, thing.id, on)}
                >
                  {thing.words}
                </Checkbox>
              ))}
            </fieldset>
          ))}
      </section>
      <section className="panel stack">
        <StaffSelect
          id="hand-over-to"
          label={t('to')}
          value={to}
          onChange={setTo}
          besides={me}
          error={problems.find((one) => one.fieldId === 'hand-over-to')?.message ?? null}
        />
        <TextArea
          label={t('words')}
          hint={t('wordsHint')}
          value={words}
          rows={4}
          maxLength={2000}
          onChange={setWords}
        />
        <div className="row">
          <Button type="submit" kind="primary" isDisabled={handOver.pending}>
            {to === null ? t('handOver', { count }) : t('handOverTo', { count, name: colleague })}
          </Button>
        </div>
      </section>
    </form>
  )
}
