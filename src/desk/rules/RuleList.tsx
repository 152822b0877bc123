import { useRef, useState } from 'react';
import type { Rule } from '#domain/rule.ts';
import { useAnnounce } from '../../parts/Announcer.tsx';
import { useDesk } from '../context.ts';
import { newRule } from './form/new-parts.ts';
import { RuleForm } from './form/RuleForm.tsx';
import { RuleRow } from './RuleRow.tsx';

interface RuleListProps {
  rules: Rule[];
  onChange(rules: Rule[]): void;
}

/** The rules from top to bottom: moved by dragging or by buttons, one at a time taken apart. Who may not tune sees their sentences. */
export function RuleList({ rules, onChange }: RuleListProps) {
  const { t, may } = useDesk();
  const announce = useAnnounce();
  const [edited, setEdited] = useState<number | null>(null);
  const [returned, setReturned] = useState<number | null>(null);
  const add = useRef<HTMLButtonElement>(null);
  const dragged = useRef<number | null>(null);
  const mayTune = may.includes('tune');

  function move(from: number, to: number) {
    if (from === to || to < 0 || to >= rules.length) return;
    const rule = rules[from]!;
    onChange(rules.toSpliced(from, 1).toSpliced(to, 0, rule));
    setEdited(null);
    setReturned(null);
    announce(t('rules.moved', { rule: rule.id, place: to + 1, count: rules.length }));
  }

  return (
    <>
      {rules.length === 0 && <p>{t('rules.none')}</p>}
      <ol className="rules">
        {rules.map((rule, at) =>
          at === edited ? (
            <li key="edited">
              <RuleForm
                rule={rule}
                path={`rules.${at}`}
                onChange={(changed) => onChange(rules.with(at, changed))}
                onDone={() => {
                  setEdited(null);
                  setReturned(at);
                }}
              />
            </li>
          ) : (
            <RuleRow
              key={rule.id}
              rule={rule}
              path={`rules.${at}`}
              isFirst={at === 0}
              isLast={at === rules.length - 1}
              mayTune={mayTune}
              isReturned={at === returned}
              onChange={(changed) => onChange(rules.with(at, changed))}
              onMove={(by) => move(at, at + by)}
              onEdit={() => {
                setEdited(at);
                setReturned(null);
              }}
              onRemove={() => {
                onChange(rules.toSpliced(at, 1));
                setEdited(null);
                add.current?.focus();
                announce(t('rules.removed', { rule: rule.id }));
              }}
              onDrag={() => {
                dragged.current = at;
              }}
              onDrop={() => {
                if (dragged.current !== null) move(dragged.current, at);
                dragged.current = null;
              }}
            />
          ),
        )}
      </ol>
      {mayTune && (
        <button
          ref={add}
          type="button"
          className="button"
          onClick={() => {
            onChange([...rules, newRule(rules)]);
            setEdited(rules.length);
          }}
        >
          {t('rules.add')}
        </button>
      )}
    </>
  );
}
