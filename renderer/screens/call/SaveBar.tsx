import { useTranslation } from 'react-i18next'
import type { CaseFile } from '../../../shared/domain/case-file.ts'
import { Button } from '../../components/Button.tsx'
import { useCallInHand } from '../../stores/call-in-hand.ts'
import { NextStep } from './NextStep.tsx'
import { otherNumber } from './usable-numbers.ts'
import type { SaveCall } from './useSaveCall.ts'

/** What comes of the call, and the one action of the screen, always in sight. */
export function SaveBar({ file, save }: { file: CaseFile; save: SaveCall }) {
  const { t } = useTranslation('call')
  const outcome = useCallInHand((state) => state.draft?.outcome ?? null)
  const number = useCallInHand((state) => state.draft?.number ?? null)
  const direction = useCallInHand((state) => state.draft?.direction ?? 'outbound')
  const held = file.hold !== null && direction === 'outbound'
  const isBad = outcome === 'wrongNumber' || outcome === 'unobtainable'
  const triesNext = isBad && number !== null && !held && otherNumber(file.phones, number) !== null
  return (
    <div className="save-bar">
      <NextStep personId={file.person.personId} />
      {triesNext || held ? null : (
        <Button keys="ctrl+shift+enter" isDisabled={save.pending} onPress={() => save.save('work')}>
          {t('save')}
        </Button>
      )}
      <Button kind="primary" keys="ctrl+enter" isDisabled={save.pending} onPress={() => save.save('next')}>
        {held ? t('saveHeld') : triesNext ? t('markBad') : t('saveNext')}
      </Button>
    </div>
  )
}
