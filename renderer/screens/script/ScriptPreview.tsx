import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type NeedCategory, needCategories, needCategoryCodes } from '../../../shared/codes/needs.ts'
import type { ScriptAnswers, ScriptLanguage, ScriptLineRow } from '../../../shared/domain/script.ts'
import { Button } from '../../components/Button.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { SidePanel } from '../../components/SidePanel.tsx'
import { useQuery } from '../../hooks/useQuery.ts'
import { useSession } from '../../stores/session.ts'
import { fillWords } from '../call/fill-words.ts'
import { ScriptFlow } from '../call/ScriptFlow.tsx'
import { ScriptLanguageSwitch } from '../call/ScriptLanguageSwitch.tsx'

/** The script as it will run in a call: tried here, with nobody on the line and nothing kept. */
export function ScriptPreview({ lines, onClose }: { lines: readonly ScriptLineRow[]; onClose: () => void }) {
  const { t } = useTranslation(['script', 'call'])
  const settings = useQuery('hub.settings', {})
  const session = useSession((state) => state.session)
  const [direction, setDirection] = useState<'outbound' | 'inbound'>('outbound')
  const [language, setLanguage] = useState<ScriptLanguage>('en')
  const [answers, setAnswers] = useState<ScriptAnswers>({})
  const needs = needCategoryCodes.filter((category) => isTicked(lines, answers, category))
  const fill = (text: string) =>
    fillWords(text, {
      handler: session?.name ?? '',
      hub: settings.data?.name || (session?.hubName ?? ''),
      name: t('script:previewName'),
      telephone: settings.data?.telephone ?? '',
      interpreter: settings.data?.interpreterLine || t('script:noInterpreter'),
    })
  return (
    <SidePanel title={t('script:previewTitle')} onClose={onClose}>
      <div className="spread">
        <RadioGroup
          label={t('script:direction')}
          hideLabel
          strip
          options={(['outbound', 'inbound'] as const).map((key) => ({ key, label: t(`call:${key}`) }))}
          value={direction}
          onChange={setDirection}
        />
        <ScriptLanguageSwitch value={language} onChange={setLanguage} />
      </div>
      <p className="quiet small" role="status">
        {needs.length > 0
          ? t('script:previewTicked', { needs: needs.map((category) => needCategories[category].label).join(', ') })
          : t('script:previewNothing')}
      </p>
      <ScriptFlow
        key={direction}
        lines={lines}
        moment={{ direction, answers, needs }}
        language={language}
        fill={fill}
        onAnswer={(line, answer) => {
          const { [line.lineId]: _before, ...others } = answers
          setAnswers(answer === null ? others : { ...others, [line.lineId]: answer })
        }}
      />
      <div>
        <Button onPress={() => setAnswers({})}>{t('script:startOver')}</Button>
      </div>
    </SidePanel>
  )
}

function isTicked(lines: readonly ScriptLineRow[], given: ScriptAnswers, category: NeedCategory): boolean {
  return lines.some((line) =>
    line.answers.some((answer) => answer.id === given[line.lineId] && answer.ticks === category),
  )
}
