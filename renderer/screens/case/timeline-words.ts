import { concernLevelLabels, concernStepLabels } from '../../../shared/codes/concerns.ts'
import { ladderOutcomeLabels, ladderStepLabels } from '../../../shared/codes/ladder.ts'
import { needCategories, needStatusLabels } from '../../../shared/codes/needs.ts'
import { outcomes } from '../../../shared/codes/outcomes.ts'
import { sources } from '../../../shared/codes/sources.ts'
import { warningKindLabels } from '../../../shared/codes/warnings.ts'
import type { TimelineEntry } from '../../../shared/domain/case-file.ts'
import { consentAnswerLabels } from '../../../shared/domain/consent.ts'
import { deliveryResultLabels } from '../../../shared/domain/recurrence.ts'
import { referralStateLabels } from '../../../shared/domain/referral.ts'
import { holdReasonLabels, type ResidentField, residentFieldLabels } from '../../../shared/domain/resident.ts'
import { taskStateLabels } from '../../../shared/domain/task.ts'
import { showDate, showTime } from '../../../shared/domain/time.ts'
import { assertNever } from '../../../shared/result.ts'
import { i18next } from '../../i18n/i18n.ts'
import { showMoment } from '../../show/show-moment.ts'

/** One thing that happened, as a line, and the words that were written with it. */
export function timelineWords(entry: TimelineEntry): { readonly line: string; readonly words: string } {
  const t = i18next.getFixedT('en', 'caseFile', 'events')
  switch (entry.kind) {
    case 'listed':
      return { line: t('listed', { source: sources[entry.source].label }), words: '' }
    case 'restated':
      return {
        line: t('restated', { source: sources[entry.source].label, fields: fieldsOf(entry.fields) }),
        words: '',
      }
    case 'confirmed':
      return { line: t('confirmed', { fields: fieldsOf(entry.fields) }), words: entry.saidBy }
    case 'resolved':
      return { line: t('resolved', { fields: fieldsOf(entry.fields) }), words: entry.reason }
    case 'listing':
      return {
        line: t(entry.listed ? 'listedAgain' : 'unlisted', { source: sources[entry.source].label }),
        words: '',
      }
    case 'call':
      return {
        line: t(entry.spokenTo ? `${entry.direction}With` : entry.direction, {
          outcome: outcomes[entry.outcome].label,
          who: entry.spokenTo,
        }),
        words: entry.note,
      }
    case 'callRefused':
      return { line: t('callRefused', { why: holdReasonLabels[entry.why] }), words: entry.note }
    case 'skipped':
      return { line: t('skipped', { reason: entry.reason }), words: '' }
    case 'callback':
      return {
        line: entry.until
          ? t('callbackWindow', { when: showMoment(entry.due), until: showTime(entry.until) })
          : t('callback', { when: showMoment(entry.due) }),
        words: entry.note,
      }
    case 'callbackDropped':
      return { line: t('callbackDropped'), words: entry.reason }
    case 'contactAdded':
      return {
        line: t('contactAdded', { name: entry.name }),
        words: [entry.relation, entry.saidBy && t('saidBy', { who: entry.saidBy })].filter(Boolean).join('. '),
      }
    case 'contactChanged':
      return { line: t('contactChanged', { name: entry.name }), words: '' }
    case 'contactRemoved':
      return { line: t('contactRemoved', { name: entry.name }), words: entry.reason }
    case 'warningAdded':
      return { line: t('warningAdded', { warning: warningKindLabels[entry.warning] }), words: entry.text }
    case 'warningEnded':
      return { line: t('warningEnded', { warning: warningKindLabels[entry.warning] }), words: entry.reason }
    case 'taskAdded':
      return {
        line: t('taskAdded', { owner: entry.owner ?? t('taskAnySupervisor'), date: showDate(entry.dueOn) }),
        words: entry.what,
      }
    case 'taskChanged':
      return {
        line: entry.state ? t('taskState', { state: taskStateLabels[entry.state].toLowerCase() }) : t('taskChanged'),
        words: [entry.what, entry.reason].filter(Boolean).join(' · '),
      }
    case 'recurrence': {
      const need = needCategories[entry.category].label
      return {
        line:
          entry.everyDays === null || entry.reviewOn === null
            ? t('recurrenceEnded', { need })
            : t('recurrence', { need, count: entry.everyDays, date: showDate(entry.reviewOn) }),
        words: '',
      }
    }
    case 'delivery':
      return {
        line: t('delivery', {
          need: needCategories[entry.category].label,
          date: showDate(entry.dueOn),
          result: deliveryResultLabels[entry.result].toLowerCase(),
        }),
        words: entry.words,
      }
    case 'ladderTaken':
      return {
        line: t('ladderTaken', {
          step: ladderStepLabels[entry.step],
          date: showDate(entry.on),
          outcome: (ladderOutcomeLabels[entry.step][entry.outcome] ?? entry.outcome).toLowerCase(),
        }),
        words: entry.note,
      }
    case 'ladderGiven':
      return {
        line: t('ladderGiven', {
          step: ladderStepLabels[entry.step],
          owner: entry.owner ?? t('taskAnySupervisor'),
          date: showDate(entry.dueOn),
        }),
        words: '',
      }
    case 'need':
      return { line: t('need', { need: needCategories[entry.category].label }), words: entry.detail }
    case 'needChanged': {
      const need = needCategories[entry.category].label
      return {
        line: entry.status
          ? t('needChanged', { need, status: needStatusLabels[entry.status].toLowerCase() })
          : t('needDetailChanged', { need }),
        words: entry.reason,
      }
    }
    case 'consent':
      return {
        line: t('consent', {
          answer: consentAnswerLabels[entry.answer].toLowerCase(),
          recipient: entry.recipient ?? i18next.t('caseFile:anyPartner'),
        }),
        words: entry.words,
      }
    case 'referral':
      return {
        line: t('referral', {
          number: entry.number,
          partner: entry.partner,
          state: referralStateLabels[entry.state].toLowerCase(),
        }),
        words: entry.reason,
      }
    case 'concernRaised':
      return {
        line: t('concernRaised', { level: concernLevelLabels[entry.level].toLowerCase() }),
        words: [entry.seen, entry.done.map((step) => concernStepLabels[step]).join(', '), entry.note]
          .filter(Boolean)
          .join(' · '),
      }
    case 'concernAcknowledged':
      return { line: t('concernAcknowledged'), words: entry.note }
    case 'concernClosed':
      return { line: t('concernClosed'), words: entry.outcome }
    case 'note':
      return { line: t('note'), words: entry.text }
    case 'unread':
      return { line: t('unread'), words: '' }
    default:
      return assertNever(entry)
  }
}

function fieldsOf(fields: readonly ResidentField[]): string {
  return fields.map((field) => residentFieldLabels[field].toLowerCase()).join(', ')
}
