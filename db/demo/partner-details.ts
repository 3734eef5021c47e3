import type { InputOf } from '../../shared/api.ts'
import type { Chance } from './chance.ts'

type PartnerChanges = InputOf<'partner.change'>['changes']

/** What the directory lacks of a partner at the start: an invented desk, a drama number, and a passphrase for its packs. */
export function partnerDetails(dice: Chance, name: string): PartnerChanges {
  const first = dice.pick([
    'Alex',
    'Chris',
    'Dana',
    'Jo',
    'Kim',
    'Lee',
    'Nicky',
    'Pat',
    'Robin',
    'Sacha',
    'Sam',
    'Terry',
  ])
  const last = dice.pick([
    'Ashdown',
    'Bellamy',
    'Croft',
    'Devlin',
    'Ellery',
    'Frith',
    'Garland',
    'Holt',
    'Ives',
    'Jarrow',
  ])
  const host = name.toLowerCase().replace(/[^a-z]+/g, '-')
  return {
    area: 'Royal Borough of Kingston upon Thames',
    hours: dice.pick(['Monday to Friday, 9 to 5', 'Every day, 9 to 6', 'Monday to Saturday, 10 to 4']),
    languages: languages[name] ?? ['en'],
    contactName: `${first} ${last}`,
    telephone: `020 7946 0${String(dice.below(1000)).padStart(3, '0')}`,
    email: `referrals@${host}.example`,
    zipPassphrase: `${dice.pick(words)} ${dice.pick(words)} ${dice.pick(words)} ${dice.int(10, 99)}`,
  }
}

const languages: Readonly<Record<string, string[]>> = {
  'Kingston Institute of Tamil Culture': ['en', 'ta'],
  'Korean British Cultural Exchange': ['en', 'ko'],
  'Kingston Race and Equalities Council': ['en', 'ar', 'ur', 'fa'],
}

/** For the sample's passphrases only, which open nothing of worth. */
const words = ['barge', 'bridge', 'copper', 'ferry', 'heron', 'lantern', 'market', 'meadow', 'otter', 'swan', 'willow']
