/** A shielded patient list of invented people, all of them new under another `seed`, in the NHS's own form. */
export function nhsListText(people: number, seed: string): string {
  const headers =
    'Traced_NHSNUMBER,DateOfBirth,PatientFirstName,PatientOtherName,PatientSurname,PatientAddress_Line1,PatientAddress_PostCode,mobile,Flag_Transplant,Gender,Flag_PDSInformallyDeceased,InceptionDate'
  const start = Number.parseInt(seed.slice(0, 7), 16) % 9_000_000
  const rows = Array.from({ length: people }, (_, index) => {
    const number = `999${String((start + index) % 10_000_000).padStart(7, '0')}`
    return `${number},19400101,Given${index},,Family${seed.slice(0, 6)},${index} Villiers Road,KT1 3AR,07700900${String(index % 1000).padStart(3, '0')},1,2,0,2020-04-21`
  })
  return [headers, ...rows, ''].join('\n')
}
