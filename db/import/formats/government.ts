import type { ListFormat } from './format.ts'
import { dietOf, type RegistrationColumns, registrationReader } from './registration.ts'

/**
 * The government's daily incoming file: registrations of the day before, from the website and the telephone line together.
 * `EssentialSupplies` and `BasicCareNeedsMet` say yes where they have them: *no* is the need (DESIGN §5, trap).
 */
export const governmentFormat: ListFormat = {
  id: 'government',
  label: 'government daily file',
  source: 'government',
  isCumulative: false,
  required: ['Reference', 'FirstName', 'LastName', 'Postcode', 'NHSNumber', 'EssentialSupplies', 'BasicCareNeedsMet'],
  reader: (columns) => {
    const others = ['IVRPhone', 'IVRMobile'].map((header) => columns.reader(header))
    const diet = columns.reader('DietaryRequirements')
    return registrationReader(columns, registered, (cells, values) => {
      const more = others.map((read) => read(cells)).filter((one) => one !== null)
      if (more.length > 0) values.otherPhones = more
      const says = dietOf(diet(cells))
      if (says !== null) values.dietaryRequirements = says
    })
  },
}

const registered: RegistrationColumns = {
  text: {
    givenName: 'FirstName',
    middleName: 'MiddleName',
    familyName: 'LastName',
    telephone: 'Phone',
    mobile: 'Mobile',
    email: 'Email',
    localAuthority: 'LocalAuthorityDistrict',
  },
  nhsNumber: 'NHSNumber',
  dateOfBirth: 'DateOfBirth',
  postcode: 'Postcode',
  address: [1, 2, 3, 4, 5].map((line) => `Address${line}`),
  yesNo: {
    essentialSupplies: 'EssentialSupplies',
    basicCareNeeds: 'BasicCareNeedsMet',
    carrySupplies: 'CarrySupplies',
  },
  statedOn: ['Timestamp'],
}
