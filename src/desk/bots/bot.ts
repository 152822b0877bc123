/** A bot as `GET /v1/desk/bots` tells of it. */
export interface Bot {
  name: string;
  kind: string;
  title: string;
  /** The last characters of each. */
  secrets: string[];
  has_back: boolean;
  last_at: string | null;
  deliveries: number;
  conversations: number;
  handoffs: number;
  open: number;
  last_refusal: { at: string; code: string; why: string } | null;
}

export interface BotList {
  /** So far back things are counted. */
  days: number;
  can_seal: boolean;
  bots: Bot[];
  kinds: { kind: string; title: string }[];
}
