import type { BriefMessage } from '../brief.ts';

/** How sure the bot was at one message. */
export interface Point {
  /** Place of the message. */
  at: number;
  /** 0..1 */
  share: number;
}

const most = 40;

/** The newest forty, oldest first: a chart of more tells nothing in the width of a sidebar. */
export function pointsOf(messages: BriefMessage[]): Point[] {
  const points: Point[] = [];
  for (let at = messages.length - 1; at >= 0 && points.length < most; at -= 1) {
    const share = messages[at]!.confidence;
    if (share !== null) points.push({ at, share });
  }
  return points.reverse();
}
