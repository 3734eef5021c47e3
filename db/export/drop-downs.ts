import type writeExcelFile from 'write-excel-file/node'
import { getCellAddress, sanitizeTextContent } from 'write-excel-file/utility'
import type { Sheet } from './column.ts'

/** As the library's overload for several sheets takes it. */
type Feature = NonNullable<NonNullable<Parameters<typeof writeExcelFile>[1]>['features']>[number]

/**
 * Makes cells of columns with `choices` take only those, chosen from a list (data validation, ECMA-376 part 1,
 * 18.3.1.33). In the sheet's own order of elements it comes straight after the cells, for what we write.
 */
export function dropDowns(sheets: readonly Sheet[]): Feature {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (content, _options, { sheetIndex }) => {
            const rules = rulesOf(sheets[sheetIndex])
            if (rules.length === 0) return content
            const list = `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`
            return content.replace('</sheetData>', () => `</sheetData>${list}`)
          },
        },
      },
    },
  }
}

function rulesOf(sheet: Sheet | undefined): string[] {
  if (!sheet || sheet.rows.length === 0) return []
  const rules: string[] = []
  sheet.columns.forEach((column, i) => {
    if (!column.choices) return
    const cells = `${getCellAddress(1, i)}:${getCellAddress(sheet.rows.length, i)}`
    const choices = sanitizeTextContent(`"${column.choices.join(',')}"`)
    rules.push(
      `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${choices}</formula1></dataValidation>`,
    )
  })
  return rules
}
