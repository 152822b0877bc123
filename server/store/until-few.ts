/** Takes some away again and again, until they were fewer than that. @returns how many in all */
export async function untilFew(some: number, sweepSome: () => Promise<number>): Promise<number> {
  for (let all = 0; ; ) {
    const gone = await sweepSome();
    all += gone;
    if (gone < some) return all;
  }
}
