/** How a handoff ended at the helpdesk: `abandoned` where the ticket was deleted, `duplicate` where it went up in another, `timed_out` where nobody took it in time. */
export const endDispositions = ['solved', 'handed_back', 'abandoned', 'duplicate', 'timed_out'] as const;
export type EndDisposition = (typeof endDispositions)[number];

/** A file that somebody sent, where it can be fetched. */
export interface SentFile {
  id: string;
  name: string;
  contentType: string | null;
  url: string;
}

interface NoticeBase {
  /** ISO 8601 in UTC. */
  at: string;
  /** The bot's own id of the conversation. */
  conversation: string;
  /** The bot's own id of the requester, where it told one. */
  requester: string | null;
  handoffId: string;
}

/**
 * What a bot's platform is told. `text` is for the requester's eyes; `memory` is for the bot alone, and is short, so that a
 * bot that takes over again knows what was done without a backlog to answer. No confidence and no note of agents is in either.
 */
export type Notice =
  /** A ticket exists: the bot is silent from now on. */
  | (NoticeBase & { kind: 'handoff_accepted'; ticketId: string; text: string })
  | (NoticeBase & { kind: 'agent_replied'; ticketId: string; messageId: string; text: string; name: string | null })
  /** A file that goes with an agent's reply; `messageId` is the reply's. Its address lies at the helpdesk, and is for whoever has it. */
  | (NoticeBase & { kind: 'agent_attached'; ticketId: string; messageId: string; name: string | null; file: SentFile })
  /** Nobody has taken it yet: how long it still takes, or that nobody could. `update` counts from 1; 0 comes before there is a ticket. */
  | (NoticeBase & { kind: 'handoff_waiting'; ticketId: string; update: number; text: string })
  /** The bot may speak again. */
  | (NoticeBase & { kind: 'handoff_completed'; ticketId: string; disposition: EndDisposition; memory: string })
  /** No ticket could be made: the requester is told the truth, and the bot goes on. */
  | (NoticeBase & { kind: 'handoff_failed'; text: string });

/** One request to a platform, without its credentials: as it is kept until it was sent. */
export interface BackCall {
  method: 'POST' | 'PATCH';
  /** Below the platform's address. */
  path: string;
  body: string;
  contentType: string;
}

/** Port: how one bot's platform is told. Adapters live in `server/bots/back`, one file each. */
export interface WayBack {
  /** The requests that say it, in order; none where the platform has no word for it. */
  calls(notice: Notice): BackCall[];
  /**
   * Sends one of them.
   * @param id the same on every try, so that a platform that looks at it takes the call once
   * @throws AppError remote_*
   */
  send(call: BackCall, id: string): Promise<void>;
}
