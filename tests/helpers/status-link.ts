import type { House } from '../../server/simulator/launch.ts';
import { postDelivery } from '../../server/simulator/post.ts';
import { samplePayload } from '../../server/simulator/sample-payload.ts';
import type { RunningFake } from '../fakes/platform-server.ts';

/** Hands a conversation off and waits for what its requester is told. @returns the address of their page, as it reached them */
export async function toldLink(house: House, bot: RunningFake, conversation: string): Promise<string> {
  const before = bot.seen.shown.length;
  await postDelivery(house.server.url, 'shop-bot', house.secret, `d-${conversation}`, samplePayload(conversation, Date.now()));
  await bot.until(({ shown }) => shown.length > before);
  const link = /http\S+\/r\/\S+/.exec(bot.seen.shown.at(-1)!.text)?.[0];
  if (link === undefined) throw new Error(`No link in: ${bot.seen.shown.at(-1)!.text}`);
  return link;
}
