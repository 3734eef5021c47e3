import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showTime } from '../../../shared/domain/time.ts'
import { Button } from '../../components/Button.tsx'
import { showMoment } from '../../show/show-moment.ts'
import { useBeginCall } from '../call/useBeginCall.ts'
import { DropCallback } from './DropCallback.tsx'
import { MoveCallback } from './MoveCallback.tsx'
import type { Promised } from './promised.ts'
import { WorkLine } from './WorkLine.tsx'

interface Props {
  callback: Promised
  /** Who rings: for who sees more than their own. */
  whose?: string
}

/** A promised callback: rung now, moved to another time or colleague, or dropped with the reason. */
export function CallbackLine({ callback, whose }: Props) {
  const { t } = useTranslation('work')
  const begin = useBeginCall()
  const [open, setOpen] = useState<'move' | 'drop' | null>(null)
  const { personId, name, at, until } = callback
  return (
    <WorkLine
      when={<time>{until === null ? showMoment(at) : `${showMoment(at)}–${showTime(until)}`}</time>}
      overdue={callback.overdue ? t('overdue') : null}
      personId={personId}
      name={name}
      what={
        <>
          {callback.note}
          {whose ? <span className="quiet"> {whose}</span> : null}
        </>
      }
      actions={
        <>
          <Button
            aria-label={`${t('ringNow')} ${name}`}
            onPress={() => begin({ personId, listId: null, number: null, direction: 'outbound' })}
          >
            {t('ringNow')}
          </Button>
          <Button
            kind="quiet"
            aria-label={t('callback.moveOf', { name })}
            aria-expanded={open === 'move'}
            onPress={() => setOpen(open === 'move' ? null : 'move')}
          >
            {t('move')}
          </Button>
          <Button
            kind="quiet"
            aria-label={t('callback.dropOf', { name })}
            aria-expanded={open === 'drop'}
            onPress={() => setOpen(open === 'drop' ? null : 'drop')}
          >
            {t('drop')}
          </Button>
        </>
      }
    >
      {open === 'move' ? <MoveCallback callback={callback} onClose={() => setOpen(null)} /> : null}
      {open === 'drop' ? <DropCallback callback={callback} onClose={() => setOpen(null)} /> : null}
    </WorkLine>
  )
}
