/** A number for people: three significant digits, thousands apart; `–` for what is not known. */
export function figure(value: number | null | undefined): string {
  // JSON knows no NaN: what was not known comes back as null.
  if (value === null || value === undefined || !Number.isFinite(value)) return '–'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.max(Math.abs(value), 1e-3))))
  const [whole = '', fraction] = value.toFixed(Math.min(3, digits)).split('.')
  const spaced = whole.replace(/\B(?=(\d{3})+$)/g, ' ')
  return fraction === undefined ? spaced : `${spaced}.${fraction}`
}
