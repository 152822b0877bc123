import { openWorkerPage } from '../helpers/worker-page.ts';
import { quantile } from './timing.ts';

const rounds = 5;

export interface HeldUp {
  format: string;
  /** The median of the rounds' longest tasks, in milliseconds; 0 is "none over 50", which is what browsers call a long one. */
  longest_task_ms: number;
  longest_task_ms_worst: number;
}

/** How long reading and assessing each text in the browser's worker holds up the page beside it. Goal: no task over 50 ms. */
export async function benchReadInBrowser(texts: Record<string, string>): Promise<HeldUp[]> {
  const page = await openWorkerPage();
  try {
    const rows: HeldUp[] = [];
    for (const [format, text] of Object.entries(texts)) {
      const longest: number[] = [];
      for (let round = 0; round < rounds; round += 1) longest.push((await page.read(text, 'worker')).longest);
      rows.push({ format, longest_task_ms: quantile(longest, 0.5), longest_task_ms_worst: Math.max(...longest) });
    }
    return rows;
  } finally {
    await page.close();
  }
}
