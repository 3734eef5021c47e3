import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { needCategories } from '../../../shared/codes/needs.ts'
import type { DueRow } from '../../../shared/domain/recurrence.ts'
import { Button } from '../../components/Button.tsx'
import { Notice } from '../../components/Notice.tsx'
import { useCommand } from '../../hooks/useCommand.ts'
import { showDay } from '../../show/show-day.ts'
import { showDue } from '../../show/show-due.ts'
import { useToasts } from '../../stores/toasts.ts'
import { DeliveryForm } from './DeliveryForm.tsx'
import { ReviewForm } from './ReviewForm.tsx'
import { WorkLine } from './WorkLine.tsx'

interface Props {
  due: DueRow
  showOwner?: boolean
  /** In the person's own file. */
  inFile?: boolean
}

/** A delivery that is due: delivered with one press, or what came of it instead; or a review of whether it is still needed. */
export function DueLine({ due, showOwner = false, inFile = false }: Props) {
  const { t } = useTranslation('work')
  const record = useCommand('delivery.record')
  const [open, setOpen] = useState(false)
  const { needId, personId, personName, dueOn } = due
  const isReview = due.what === 'review'
  const words = { what: needCategories[due.category].label, name: personName, day: showDay(dueOn) }

  const delivered = async () => {
    const result = await record.run({ needId, personId, dueOn, result: 'delivered', words: '' })
    if (result.ok) useToasts.getState().show(t('due.wasDelivered', words), result.commandId)
  }
  return (
    <WorkLine
      when={showDue(dueOn)}
      overdue={due.overdue ? t('overdue') : null}
      personId={personId}
      name={inFile ? null : personName}
      what={
        <>
          {isReview ? t('due.review', words) : words.what}
          <span className="quiet">
            {due.detail ? ` ${due.detail}` : null}
            {showOwner ? ` · ${due.ownerName ?? t('anySupervisor')}` : null}
          </span>
        </>
      }
      actions={
        <>
          {isReview ? null : (
            <Button aria-label={t('due.deliveredTo', words)} isDisabled={record.pending} onPress={delivered}>
              {t('due.delivered')}
            </Button>
          )}
          <Button
            kind={isReview ? 'plain' : 'quiet'}
            aria-label={isReview ? t('due.reviewFor', words) : t('due.otherFor', words)}
            aria-expanded={open}
            onPress={() => setOpen(!open)}
          >
            {isReview ? t('due.decide') : t('due.other')}
          </Button>
        </>
      }
    >
      {record.error ? (
        <Notice tone="danger" says>
          {record.error.message}
        </Notice>
      ) : null}
      {open && isReview ? <ReviewForm due={due} onClose={() => setOpen(false)} /> : null}
      {open && !isReview ? <DeliveryForm due={due} onClose={() => setOpen(false)} /> : null}
    </WorkLine>
  )
}
