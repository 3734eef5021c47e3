import type { ListFormat } from './format.ts'
import { dietOf, type RegistrationColumns, registrationReader } from './registration.ts'

/**
 * Registrations on the government's website, as local authorities received them in 2020. Here `yes` to essential
 * supplies or basic care means that they have them: *no* is the need (DESIGN §5, trap).
 */
export const webFormat: ListFormat = {
  id: 'web',
  label: 'web registrations',
  source: 'web',
  isCumulative: false,
  required: ['first_name', 'last_name', 'full_dob', 'postcode', 'nhs_number', 'essential_supplies', 'basic_care_needs'],
  reader: (columns) => {
    const diet = columns.reader('dietary_requirements')
    return registrationReader(columns, registered, (cells, values) => {
      const says = dietOf(diet(cells))
      if (says !== null) values.dietaryRequirements = says
    })
  },
}

const registered: RegistrationColumns = {
  text: {
    givenName: 'first_name',
    middleName: 'middle_name',
    familyName: 'last_name',
    telephone: 'phone_number_calls',
    mobile: 'phone_number_texts',
    email: 'contact',
  },
  nhsNumber: 'nhs_number',
  dateOfBirth: 'full_dob',
  postcode: 'postcode',
  address: ['address_l1', 'address_l2', 'city', 'county'],
  yesNo: {
    essentialSupplies: 'essential_supplies',
    basicCareNeeds: 'basic_care_needs',
    carrySupplies: 'carry_supplies',
  },
  statedOn: ['updated_at', 'created_at'],
}
