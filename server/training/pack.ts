/** Whole numbers → base64: seven bits a byte, the eighth says that more follow. */
export function packNumbers(numbers: Iterable<number>): string {
  const bytes: number[] = [];
  for (const number of numbers) {
    let rest = number;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 128);
    bytes.push(rest);
  }
  return Buffer.from(bytes).toString('base64');
}

/** Rising whole numbers, as what each adds to the one before. */
export function packRising(numbers: number[]): string {
  return packNumbers(numbers.map((number, at) => number - (numbers[at - 1] ?? 0)));
}

export function packLists(lists: number[][]): string {
  return packNumbers(lists.flatMap((list) => [list.length, ...list]));
}
