import { phoneDigits } from '../../../shared/domain/phone.ts'
import type { ListFormat } from './format.ts'
import { type RegistrationColumns, registrationReader, yesNo } from './registration.ts'

/**
 * Registrations by the government's automated telephone line. It knows no names: who rang is known by their NHS number.
 * Most callers hung up before the end, so what they had pressed by then about supplies and help is not taken as an answer;
 * only that they registered, and how to reach them. Two headers are misspelt in the original.
 */
export const ivrFormat: ListFormat = {
  id: 'ivr',
  label: 'telephone registrations',
  source: 'ivr',
  isCumulative: false,
  required: ['ivr_nhs_number', 'ivr_dob', 'ivr_postcode', 'ivr_current_item_id'],
  reader: (columns) => {
    // “ivr_customer_callling_number” is how the original spells it.
    const callers = ['ivr_customer_callling_number', 'ivr_customer_calling_number'].map((one) => columns.reader(one))
    const unmet = ['ivr_umet_needs', 'ivr_unmet_needs'].map((one) => columns.reader(one))
    return registrationReader(columns, registered, (cells, values) => {
      const known = new Set([values.telephone, values.landline].map((one) => one && phoneDigits(one)))
      const others = callers
        .map((read) => read(cells))
        .filter((one) => one !== null)
        .filter((one) => !known.has(phoneDigits(one)))
      if (others.length > 0) values.otherPhones = others
      if (unmet.some((read) => yesNo(read(cells)) === 'yes')) values.wantsContact = 'yes'
    })
  },
}

const registered: RegistrationColumns = {
  text: { telephone: 'ivr_preferred_phone_number', landline: 'ivr_phone_number_calls' },
  nhsNumber: 'ivr_nhs_number',
  dateOfBirth: 'ivr_dob',
  postcode: 'ivr_postcode',
  address: [],
  yesNo: {},
  statedOn: ['ivr_call_timestamp'],
}
