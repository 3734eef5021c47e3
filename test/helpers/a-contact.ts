import type { InputOf } from '../../shared/api.ts'

type Contact = Omit<InputOf<'contact.add'>, 'contactId' | 'personId'>

/** A daughter with a telephone, who may be told everything and may not answer; other words may be given. */
export function aContact(given: Partial<Contact> = {}): Contact {
  return {
    callId: null,
    name: 'Anna Kim',
    relation: 'daughter',
    roles: ['nextOfKin'],
    phones: ['07700 900 418'],
    mayBeTold: 'Everything',
    mayAnswer: false,
    saidBy: 'herself',
    ...given,
  }
}
