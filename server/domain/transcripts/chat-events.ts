import { written } from './clock.ts';
import { moment } from './line-head.ts';
import { authorOfName } from './roles.ts';
import { offersHelp } from './speakers.ts';
import { type Line, lineOf } from './transcript.ts';

const longestEvent = 280;
const starred = new RegExp(String.raw`^(?:[[(](${moment})[\])]\s{0,4})?\*{3}(.{1,200}?)(?:\*{3})?$`, 'u');
const plain = new RegExp(String.raw`^(?:[[(](${moment})[\])]|(${moment}))\s{1,4}[-–—|]?\s{0,4}([^:：]{1,120})$`, 'u');
const joined =
  /^(.{1,60}?) (?:(?:has |just )?(?:joined|entered)(?: the (?:chat|conversation|room))?|hat den chat betreten|ist dem chat beigetreten|a rejoint (?:le chat|la conversation)|se (?:ha unido|unió) (?:al chat|a la conversación)|entrou n[oa] (?:chat|conversa))\.?$/iu;
const left =
  /^(.{1,60}?) (?:(?:has )?(?:left|exited)(?: the (?:chat|conversation|room))?|hat den chat verlassen|a quitté (?:le chat|la conversation)|(?:ha abandonado|abandonó|salió de[l]?) .{2,20}|saiu d[oa] (?:chat|conversa))\.?$/iu;

/** Salesforce writes so between a bot's chat and an agent's. */
const passedOn = /^(?:Agent .{1,60} successfully transferred the chat\b.{0,80}|Chat Transferred From .{1,60} To .{1,60})$/;

/** What happened between the messages: stands between stars, or says that somebody came or went. @returns null for what somebody said */
export function eventOf(raw: string): Line | null {
  const first = raw.charCodeAt(0);
  if ((first === 0x41 || first === 0x43) && raw.length <= longestEvent && passedOn.test(raw)) return eventSaying(raw, undefined);
  const mayBe = first === 0x28 || first === 0x5b || first === 0x2a || (first >= 0x30 && first <= 0x39);
  if (!mayBe || raw.length > longestEvent) return null;
  const row = raw.trimEnd();
  const event = starred.exec(row);
  const told = (event?.[2] ?? '').trim();
  // Three stars without a time are bold print, or a line across.
  if (event && (event[1] !== undefined || isComing(told))) return eventSaying(told, event[1]);
  const [, bracketed, bare, said = ''] = plain.exec(row) ?? [];
  return isComing(said) ? eventSaying(said, bracketed ?? bare) : null;
}

function isComing(text: string): boolean {
  return joined.test(text) || left.test(text);
}

/** An event as a line of nobody's. */
export function eventSaying(text: string, time: string | undefined): Line {
  return { ...lineOf(null, text.trim(), time === undefined ? null : written(time)), author: 'system' };
}

/**
 * Whoever joins a chat that a visitor began works for the company. Who joins before anybody speaks, and speaks first, began it.
 * What the name itself tells goes before.
 */
export function judgeByJoining(lines: Line[]): void {
  const joins = lines.flatMap(({ author, text }, at) => {
    const name = author === 'system' ? joined.exec(text)?.[1] : undefined;
    return name === undefined ? [] : [{ name, at }];
  });
  const first = joins[0];
  if (!first) return;
  const spoken = lines.findIndex(({ name }) => name !== null);
  const opening = lines[spoken];
  const began = first.at < spoken && opening?.name === first.name && !offersHelp.test(opening.text) ? first.name : null;
  const hasOther = lines.some(({ name }) => name !== null && name !== began);
  const names = new Set(joins.map(({ name }) => name));
  for (const line of lines) {
    if (line.name === null || !names.has(line.name) || authorOfName(line.name) !== null) continue;
    line.author = line.name === began && hasOther ? 'requester' : 'agent';
  }
}
