import { CallScreen } from './call/CallScreen.tsx'
import { RegisterScreen } from './call/RegisterScreen.tsx'
import { CaseScreen } from './case/CaseScreen.tsx'
import { HandOverScreen } from './hand-over/HandOverScreen.tsx'
import { LetterScreen } from './letter/LetterScreen.tsx'
import type { Screen } from './screen.ts'
import { PassphraseScreen } from './settings/PassphraseScreen.tsx'
import { EnterScreen } from './sheet/EnterScreen.tsx'
import { SheetScreen } from './sheet/SheetScreen.tsx'
import { supervisorScreens } from './supervisor-screens.tsx'
import { WorkScreen } from './work/WorkScreen.tsx'

/** Every screen of the frame, by its place. */
export const screens: readonly Screen[] = [
  { path: '/', may: 'handler', element: <WorkScreen /> },
  { path: '/call', may: 'handler', element: <CallScreen /> },
  { path: '/register/:text?', may: 'handler', element: <RegisterScreen /> },
  { path: '/case/:personId', may: 'handler', element: <CaseScreen /> },
  { path: '/hand-over', may: 'handler', element: <HandOverScreen /> },
  { path: '/passphrase', may: 'handler', element: <PassphraseScreen /> },
  { path: '/letter/:personId', may: 'handler', element: <LetterScreen /> },
  { path: '/sheet', may: 'handler', element: <SheetScreen /> },
  { path: '/sheet/enter', may: 'handler', element: <EnterScreen /> },
  ...supervisorScreens,
]
