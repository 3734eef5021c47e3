import { useTranslation } from 'react-i18next'
import { warningKindLabels } from '../../../shared/codes/warnings.ts'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { showLanguage } from '../../show/show-language.ts'
import { showValue } from '../../show/show-value.ts'

interface Flag {
  readonly text: string
  /** `danger` is what may harm somebody; `care` is what to mind; plain is good to know. */
  readonly tone: 'danger' | 'care' | 'plain'
}

/** What matters before a word is said, or before somebody stands at the door: large, and first. */
export function Flags({ file, inCall = false }: { file: CaseFile; inCall?: boolean }) {
  const { t } = useTranslation('caseFile', { keyPrefix: 'flags' })
  const { values, person, warnings } = file
  const language = person.language && person.language !== 'en' ? showLanguage(person.language) : null
  const all: readonly (Flag | null)[] = [
    values.safeToSpeak ? { text: t('safeToSpeak', { what: values.safeToSpeak }), tone: 'danger' } : null,
    values.voicemail === 'notAllowed' ? { text: t('noVoicemail'), tone: 'danger' } : null,
    ...warnings.map((warning) => ({
      text: t('visitors', { what: [warningKindLabels[warning.kind], warning.text].filter(Boolean).join('. ') }),
      tone: 'danger' as const,
    })),
    values.relayUk === 'yes' ? { text: t('relayUk'), tone: 'care' } : null,
    values.britishSignLanguage === 'yes' ? { text: t('sign'), tone: 'care' } : null,
    // In a call the interpreter is its first step.
    inCall && language ? { text: t('speaks', { language }), tone: 'plain' } : null,
    values.interpreter === 'yes' && !inCall
      ? { text: language ? t('interpreter', { language }) : t('interpreterOnly'), tone: 'care' }
      : null,
    values.accessNeeds ? { text: values.accessNeeds, tone: 'care' } : null,
    values.disability ? { text: values.disability, tone: 'care' } : null,
    values.livesAlone === 'yes' ? { text: t('livesAlone'), tone: 'care' } : null,
    values.preferredTimes?.length
      ? { text: t('times', { times: showValue('preferredTimes', values.preferredTimes) }), tone: 'plain' }
      : null,
    values.largePrint === 'yes' ? { text: t('largePrint'), tone: 'plain' } : null,
    values.dietaryRequirements ? { text: t('dietary', { what: values.dietaryRequirements }), tone: 'plain' } : null,
  ]
  const flags = all.filter((flag) => flag !== null)
  if (flags.length === 0) return null
  return (
    <ul className="flags">
      {flags.map(({ text, tone }) => (
        <li key={text} className={`flag flag-${tone}`}>
          {tone === 'plain' ? null : <span aria-hidden="true">⚠ </span>}
          {text}
        </li>
      ))}
    </ul>
  )
}
