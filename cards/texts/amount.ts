/** A count with its noun: "1 elev", "3 elever". A number already worded ("1.200", "<5") is kept. */
export function amount(count: number | string, one: string, several: string): string {
  return `${count} ${String(count) === '1' ? one : several}`;
}
