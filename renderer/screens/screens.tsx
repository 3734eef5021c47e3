import type { Screen } from './screen.ts'
import { supervisorScreens } from './supervisor-screens.tsx'
import { WorkScreen } from './work/WorkScreen.tsx'

/** Every screen of the frame, by its place. */
export const screens: readonly Screen[] = [{ path: '/', may: 'handler', element: <WorkScreen /> }, ...supervisorScreens]
