export interface BotGuide {
  kind: string;
  /** The platform makes the secret itself: it is copied from there. */
  makes_secret: boolean;
  title: string;
  where: string;
  steps: string[];
  snippets: { language: string; code: string }[];
}

/** What the desk needs of platforms, which it does not know itself. */
export interface BotKit {
  kinds: readonly string[];
  guide(kind: string): BotGuide;
  newSecret(kind: string): string;
  /** A delivery of a sample conversation as the bot would post it; null where nobody but the platform can sign. */
  sample(about: {
    kind: string;
    secret: string;
    /** The whole address that is called. */
    url: string;
    conversation: string;
    text: string;
    /** Milliseconds since 1970. */
    at: number;
  }): { body: string; headers: Record<string, string> } | null;
}
