import type { Rule } from '#domain/rule.ts';
import { Said } from '../../parts/Said.tsx';
import { useDesk } from '../context.ts';
import { diffRules, type RuleChange } from './diff-rules.ts';
import { ruleSentence } from './rule-sentence.ts';

/** What is different between two lists of rules, in sentences. */
export function Changes({ before, after }: { before: Rule[]; after: Rule[] }) {
  const { t } = useDesk();
  const changes = diffRules(before, after);
  if (changes.length === 0) return <p className="soft">{t('rules.diff.none')}</p>;
  return (
    <ul className="changes">
      {changes.map((change) => {
        const { id } = change.kind === 'changed' ? change.after : change.rule;
        return (
          <li key={`${change.kind} ${id}`}>
            <strong>
              <Said text={t(`rules.diff.${change.kind}`, { rule: id })} />
            </strong>
            <Sentences change={change} />
          </li>
        );
      })}
    </ul>
  );
}

function Sentences({ change }: { change: RuleChange }) {
  const { t } = useDesk();
  if (change.kind === 'added')
    return (
      <p>
        <ins>
          <Said text={ruleSentence(t, change.rule)} />
        </ins>
      </p>
    );
  if (change.kind === 'removed')
    return (
      <p>
        <del>
          <Said text={ruleSentence(t, change.rule)} />
        </del>
      </p>
    );
  if (change.kind !== 'changed') return null;
  return (
    <p>
      <del>
        <Said text={ruleSentence(t, change.before)} />
      </del>
      <br />
      <ins>
        <Said text={ruleSentence(t, change.after)} />
      </ins>
    </p>
  );
}
