import type { ParsedInputOf } from '../../shared/api.ts'
import type { CallId, ContactId, PartnerId, ResidentId } from '../../shared/domain/ids.ts'
import type { Instant } from '../../shared/domain/time.ts'
import type { EventRef } from '../../shared/domain/writing.ts'
import * as events from '../../shared/events/resident.ts'
import { fail, ok, type Result } from '../../shared/result.ts'
import { append, type Writing } from '../log/write.ts'
import { statement } from '../sql.ts'
import { contactOf } from './contact.ts'
import { findPerson, type Person } from './person.ts'

export interface ConsentToRecord {
  readonly callId: CallId | null
  readonly purpose: ParsedInputOf<'consent.record'>['purpose']
  readonly recipient: PartnerId | null
  readonly answer: ParsedInputOf<'consent.record'>['answer']
  readonly askedAt: Instant
  readonly how: 'telephone' | 'inWriting' | 'inPerson'
  readonly words: string
  readonly givenBy: string
  readonly contactId: ContactId | null
}

/** Records an answer about sharing from the case file. */
export function recordConsentFromFile(tx: Writing, input: ParsedInputOf<'consent.record'>): Result<null> {
  const found = findPerson(tx, input.personId)
  if (!found.ok) return found
  const { personId: _, ...consent } = input
  return recordConsent(tx, found.value, { ...consent, callId: null, askedAt: tx.at })
}

/**
 * Records an answer, over every current answer for that purpose and recipient: a refusal holds while any current answer
 * says so, so an answer is also written to each other log of the person that has one. Fails with `invalid` where it was
 * given by somebody who may not answer for the person.
 */
export function recordConsent(tx: Writing, person: Person, consent: ConsentToRecord): Result<null> {
  const contact = consent.contactId === null ? null : contactOf(tx, person, consent.contactId)
  if (consent.contactId !== null && !contact?.mayAnswer) {
    return fail(
      'invalid',
      contact
        ? `${contact.name} may not answer for this person: ask the resident, or record first who said that they may.`
        : 'Whoever answered is not a contact of this person any more. Choose who answered.',
      'contactId',
    )
  }
  for (const resident of person.residents) {
    const streamId = resident.resident_id as ResidentId
    const over = current
      .all(tx, { residentId: streamId, purpose: consent.purpose })
      .filter((row) => row.recipient === consent.recipient)
      .map((row): EventRef => ({ site: row.site as EventRef['site'], seq: row.seq }))
    if (streamId !== person.stream && over.length === 0) continue
    append(tx, streamId, events.consentRecorded, {
      callId: consent.callId,
      purpose: consent.purpose,
      recipient: consent.recipient,
      answer: { to: consent.answer, over },
      askedAt: consent.askedAt,
      how: consent.how,
      words: consent.words,
      // By name too: whoever removes the contact later does not take away who answered.
      givenBy: consent.givenBy === '' ? (contact?.name ?? '') : consent.givenBy,
      contactId: consent.contactId,
    })
  }
  return ok(null)
}

const current = statement<{ residentId: string; purpose: string }>()((k, p) =>
  k
    .selectFrom('consent')
    .select(['site', 'seq', 'recipient'])
    .where('resident_id', '=', p.residentId)
    .where('purpose', '=', p.purpose),
)
