import { AppError } from '#domain/errors.ts';
import { type BotKind, bots } from '../../server/bots/index.ts';
import { signAs } from '../../server/simulator/sign-as.ts';
import { botSecret } from './bot-secret.ts';

const url = 'https://baton.example/webhooks/bot';
const at = Date.parse('2026-11-23T10:00:00Z');

/** How a platform's deliveries are proven to be its own: by what it signs of them, or by a secret they carry. Empty where a forged one passes. */
export async function verifiedMark(kind: BotKind): Promise<string> {
  const body = kind === 'twilio' ? 'Author=ann&Body=hello' : '{"hello":1}';
  const passes = async (told: string, signedBody: string) => {
    try {
      const headers = signAs(kind, told, url, signedBody, at);
      await bots[kind].verify({ headers, body: new TextEncoder().encode(body), url }, [botSecret(kind, 1)], at);
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'bad_signature') return false;
      throw error;
    }
  };
  if (!(await passes(botSecret(kind, 1), body)) || (await passes(botSecret(kind, 2), body))) return '';
  return (await passes(botSecret(kind, 1), `${body} `)) ? 'secret' : 'signature';
}
