import type { ListFormat } from './format.ts'
import { type RegistrationColumns, registrationReader, yesNo } from './registration.ts'

/**
 * Registrations with the national shielding support service, which followed the first website: it asks whether somebody
 * shops for them, and whether they want to be contacted about local support.
 */
export const nsssFormat: ListFormat = {
  id: 'nsss',
  label: 'national shielding service registrations',
  source: 'nsss',
  isCumulative: false,
  required: [
    'nhs_number',
    'first_name',
    'last_name',
    'date_of_birth',
    'address_postcode',
    'do_you_need_someone_to_contact_you_about_local_support',
  ],
  reader: (columns) => {
    const shopper = columns.reader('do_you_have_someone_to_go_shopping_for_you')
    const deliveries = columns.reader('do_you_want_supermarket_deliveries')
    return registrationReader(columns, registered, (cells, values) => {
      const hasShopper = yesNo(shopper(cells))
      // Supermarkets look after those who asked for a delivery slot; nobody does after those who did not.
      if (hasShopper === 'yes') values.essentialSupplies = 'yes'
      else if (hasShopper === 'no' && yesNo(deliveries(cells)) !== 'yes') values.essentialSupplies = 'no'
    })
  },
}

const registered: RegistrationColumns = {
  text: {
    givenName: 'first_name',
    middleName: 'middle_name',
    familyName: 'last_name',
    uprn: 'address_uprn',
    telephone: 'contact_number_calls',
    mobile: 'contact_number_texts',
    email: 'contact_email',
    localAuthority: 'ladcode',
  },
  nhsNumber: 'nhs_number',
  dateOfBirth: 'date_of_birth',
  postcode: 'address_postcode',
  address: ['address_line1', 'address_line2', 'address_town_city'],
  yesNo: { wantsContact: 'do_you_need_someone_to_contact_you_about_local_support' },
  statedOn: ['submission_datetime'],
}
