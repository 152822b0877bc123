/** Asks again and again, at the pace that Zendesk's proxy bears: it allows an agent 100 requests a minute for all their tickets together. */
export interface Follower {
  /** Asks now: somebody said that something happened. */
  nudge(): void;
  /** While the agent looks elsewhere, once a minute is enough. */
  slow(isSlow: boolean): void;
  end(): void;
}

export interface Clock {
  after(ms: number, act: () => void): () => void;
}

export const quickMs = 5_000;
export const slowMs = 60_000;
/** Nudges come in flocks: one change of a ticket raises several events. */
export const calmMs = 250;

export const wallClock: Clock = {
  after(ms, act) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};

interface Following<T> {
  ask: () => Promise<T>;
  onNews: (news: T) => void;
  /** It could not be asked; it goes on trying, ever more rarely. */
  onLost: () => void;
}

export function follow<T>({ ask, onNews, onLost }: Following<T>, clock: Clock = wallClock): Follower {
  let isSlow = false;
  let isAsking = false;
  let isOver = false;
  let failures = 0;
  let isNudged = false;
  let stop: () => void = () => undefined;

  const pace = () => Math.min(slowMs, (isSlow ? slowMs : quickMs) * 2 ** Math.min(failures, 4));
  function plan(ms: number): void {
    stop();
    if (!isOver) stop = clock.after(ms, () => void run());
  }
  async function run(): Promise<void> {
    if (isAsking || isOver) return;
    isAsking = true;
    isNudged = false;
    try {
      const news = await ask();
      failures = 0;
      if (!isOver) onNews(news);
    } catch {
      failures += 1;
      if (!isOver) onLost();
    }
    isAsking = false;
    plan(isNudged ? calmMs : pace());
  }

  void run();
  return {
    nudge() {
      isNudged = true;
      if (!isAsking) plan(calmMs);
    },
    slow(wish) {
      if (wish === isSlow) return;
      isSlow = wish;
      if (!isAsking) plan(wish ? pace() : calmMs);
    },
    end() {
      isOver = true;
      stop();
    },
  };
}
