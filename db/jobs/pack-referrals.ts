import type { ParsedInputOf } from '../../shared/api.ts'
import type { NeedCategory, Urgency } from '../../shared/codes/needs.ts'
import type { CommandId, PartnerId, ReferralId } from '../../shared/domain/ids.ts'
import { referenceNumber } from '../../shared/domain/reference-number.ts'
import { instantOf } from '../../shared/domain/time.ts'
import type { EventRef } from '../../shared/domain/writing.ts'
import { ok, type Result } from '../../shared/result.ts'
import { londonDate } from '../../shared/rules/day-part.ts'
import type { BuiltPack } from '../commands/referral.ts'
import { buildPack, type PackNeed, type PackReferral } from '../export/referral-pack.ts'
import { zipEncrypted } from '../export/zip.ts'
import type { ReadableStore, WritableStore } from '../handles.ts'
import { allHeads } from '../log/events.ts'
import { residentsOf, shownValues } from '../projections/derived/person-values.ts'
import { phonesOf } from '../queries/case-file.ts'
import { hubOf, hubSettingsOf } from '../queries/hub-settings.ts'
import { partnersOf } from '../queries/partners.ts'
import { draftedReferrals, type NamedReferral, whyBlocked } from '../queries/referrals.ts'
import type { MadeFile } from '../serving/worker-messages.ts'
import { statement } from '../sql.ts'

export interface MadePacks {
  readonly files: readonly {
    readonly partnerId: PartnerId
    readonly partner: string
    readonly referrals: number
    readonly file: MadeFile
  }[]
  readonly leftOut: readonly {
    readonly referral: string
    readonly person: string
    readonly partner: string
    readonly reason: string
  }[]
  readonly packId: CommandId
}

/**
 * Builds a pack of the drafted referrals of each partner (DESIGN §5): what may not leave is left out, and listed with the
 * reason. What was packed is kept by id and hash, so that exactly that is marked as sent; nothing is sent by this.
 */
export async function packReferrals(
  store: WritableStore,
  input: ParsedInputOf<'referrals.pack'>,
  packId: CommandId,
  onProgress: (done: number, total: number) => void,
): Promise<Result<MadePacks>> {
  const settings = hubSettingsOf(store)
  const sample = hubOf(store)?.sample === 1
  const madeOn = londonDate(instantOf(store.surroundings.now()))
  const vector = allHeads
    .all(store, {})
    .map((head): EventRef => ({ site: head.site as EventRef['site'], seq: head.seq }))
  const byPartner = Map.groupBy(draftedReferrals(store, input.partnerId), (referral) => referral.partner_id)
  const passphrases = new Map(partnersOf(store, null, true).map((row) => [row.partnerId as string, row.zipPassphrase]))
  const files: MadePacks['files'][number][] = []
  const leftOut: MadePacks['leftOut'][number][] = []
  const parts: BuiltPack['parts'][number][] = []
  for (const [partnerId, referrals] of byPartner) {
    const partner = referrals[0]?.partner_name ?? ''
    const passphrase = input.passphrase ?? passphrases.get(partnerId) ?? ''
    const may: NamedReferral[] = []
    for (const referral of referrals) {
      const reason =
        whyBlocked(store, referral) ?? (passphrase === '' ? `No passphrase is agreed with ${partner} yet` : null)
      if (reason === null) may.push(referral)
      else
        leftOut.push({ referral: referenceNumber('R', referral.referral_id), person: referral.name, partner, reason })
    }
    if (may.length > 0) {
      const pack = await buildPack({
        hubName: settings.name,
        partner: { name: partner },
        referrals: may.map((referral) => packed(store, referral)),
        madeOn,
        sample,
      })
      files.push({
        partnerId: partnerId as PartnerId,
        partner,
        referrals: may.length,
        file: {
          name: `referrals-${fileNameOf(partner)}-${madeOn}.zip`,
          mediaType: 'application/zip',
          bytes: await zipEncrypted(pack.files, passphrase),
        },
      })
      parts.push({
        referrals: may.map((referral) => referral.referral_id as ReferralId),
        files: pack.files.map(({ name, sha256 }) => ({ name, sha256 })),
      })
    }
    onProgress(files.length, byPartner.size)
  }
  const content: BuiltPack = { vector, parts }
  keepPack.run(store, { packId, at: instantOf(store.surroundings.now()), content: JSON.stringify(content) })
  return ok({ files, leftOut, packId })
}

function packed(store: ReadableStore, referral: NamedReferral): PackReferral {
  const values = shownValues(residentsOf(store, referral.person_id))
  return {
    number: referenceNumber('R', referral.referral_id),
    name: referral.name,
    nativeName: values.nativeName ?? null,
    address: values.address ?? [],
    postcode: values.postcode ?? null,
    phones: phonesOf(store, referral.person_id)
      .filter((phone) => !phone.bad)
      .map((phone) => phone.digits),
    language: values.language ?? null,
    interpreter: values.interpreter ?? null,
    accessNeeds: values.accessNeeds ?? null,
    safeToSpeak: values.safeToSpeak ?? null,
    needs: needsOf.all(store, { referralId: referral.referral_id }).map(
      (need): PackNeed => ({
        category: need.category as NeedCategory,
        detail: need.detail,
        answers: JSON.parse(need.answers) as Record<string, string>,
      }),
    ),
    urgency: referral.urgency as Urgency,
    note: referral.note,
  }
}

function fileNameOf(partner: string): string {
  return partner
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

const needsOf = statement<{ referralId: string }>()((k, p) =>
  k
    .selectFrom('referral_need')
    .innerJoin('need', 'need.need_id', 'referral_need.need_id')
    .select(['category', 'detail', 'answers'])
    .where('referral_id', '=', p.referralId)
    .where('status', '!=', 'withdrawn')
    .orderBy('category')
    .orderBy('need.need_id'),
)
const keepPack = statement<{ packId: string; at: string; content: string }>()((k, p) =>
  k
    .insertInto('built_pack')
    .values({ pack_id: p.packId, at: p.at, content: p.content })
    .onConflict((c) => c.column('pack_id').doUpdateSet({ at: p.at, content: p.content })),
)
