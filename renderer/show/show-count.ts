/** `4,000` */
export function showCount(count: number): string {
  return count.toLocaleString('en-GB')
}
