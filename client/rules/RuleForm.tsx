import { useMutation } from '@apollo/client/react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useAccountNames } from '../accounts/AccountInput.tsx';
import { typedAmount } from '../format/typed.ts';
import { CreateRuleDocument, DeleteRuleDocument } from '../gql/operations.ts';
import { AmountInput } from '../ui/AmountInput.tsx';
import { classNames } from '../ui/class-names.ts';
import { PanelHead } from '../ui/PanelFrame.tsx';
import ui from '../ui/ui.module.css';
import type { Undoable } from '../ui/use-undo.ts';
import { conditionsOf, type Draft, deedsOf, emptyDraft, lackOf, ruleOf } from './draft.ts';
import styles from './rules.module.css';

void (
  /* GraphQL */ `
  mutation CreateRule($input: CreateRuleInput!) {
    createRule(input: $input) { rule { id } userErrors { message field } }
  }
  mutation DeleteRule($input: RuleIdInput!) {
    deleteRule(input: $input) { rule { id } userErrors { message } }
  }
`
);

type Props = { draft: Draft; go: (change: Partial<Draft>, how?: { replace?: boolean }) => void; undoable: Undoable };

/** A rule in the making. Each field works as soon as it is left: what the rule would do is shown below. */
export function RuleForm({ draft, go, undoable }: Props) {
  const lack = lackOf(draft);
  const set = (change: Partial<Draft>) => go(change, { replace: true });
  const make = useMake(draft, undoable, () => set(emptyDraft));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (lack === null) void make();
  };
  return (
    <section className={ui.panel} aria-label="Make a rule">
      <PanelHead title="Make a rule" aside="for lines of banks' files that come in from now on" />
      <form className={styles.form} aria-label="Make a rule" onSubmit={submit}>
        <fieldset>
          <legend>When</legend>
          <Text label="Payee has" value={draft.payee} onCommit={(payee) => set({ payee })} placeholder="baker" />
          <Text label="Payee or words have" value={draft.text} onCommit={(text) => set({ text })} />
          <Account label="Statement of" value={draft.account} onCommit={(account) => set({ account })} />
          <Amount label="Amount at least" value={draft.min} onCommit={(min) => set({ min })} placeholder={typedAmount('-50.00')} />
          <Amount label="Amount at most" value={draft.max} onCommit={(max) => set({ max })} />
        </fieldset>
        <fieldset>
          <legend>Then</legend>
          <Account label="It goes to" value={draft.to} onCommit={(to) => set({ to })} placeholder="expenses:bread" />
          <Text label="The payee is called" value={draft.call} onCommit={(call) => set({ call })} />
          <Text
            label="Tags, or tag=value"
            value={draft.tags.join(', ') || null}
            onCommit={(tags) =>
              set({
                tags: (tags ?? '')
                  .split(',')
                  .map((tag) => tag.trim())
                  .filter((tag) => tag !== ''),
              })
            }
          />
          <label className={styles.check}>
            <input type="checkbox" checked={draft.first} onChange={(event) => set({ first: event.target.checked })} />
            try it before all others
          </label>
        </fieldset>
        <p className={styles.make}>
          <button type="submit" className={classNames(ui.button, styles.go)} disabled={lack !== null || undoable.isBusy}>
            Make the rule
          </button>
          {JSON.stringify(draft) === JSON.stringify(emptyDraft) ? null : (
            <button type="button" className={ui.button} onClick={() => set(emptyDraft)}>
              Clear
            </button>
          )}
          <span>{lack ?? 'What it would do is shown below; nothing has changed yet.'}</span>
        </p>
      </form>
    </section>
  );
}

/** Makes the rule of a draft, and empties the draft. */
function useMake(draft: Draft, undoable: Undoable, made: () => void) {
  const [create] = useMutation(CreateRuleDocument);
  const [remove] = useMutation(DeleteRuleDocument);
  return async () => {
    const words = `${conditionsOf(draft).join(', ')} → ${deedsOf(draft).join(', ')}`;
    let id = '';
    const isMade = await undoable.run({
      words: `For files from now on: ${words}.`,
      undoneWords: `No rule any more: ${words}.`,
      async act() {
        const { data } = await create({ variables: { input: { rule: ruleOf(draft), first: draft.first } } });
        id = data?.createRule.rule?.id ?? '';
        return data?.createRule.userErrors[0]?.message ?? null;
      },
      undo: async () => (await remove({ variables: { input: { id } } })).data?.deleteRule.userErrors[0]?.message ?? null,
    });
    if (isMade) made();
  };
}

type FieldProps = {
  label: string;
  value: string | null;
  onCommit: (value: string | null) => void;
  placeholder?: string;
  list?: string;
  onWanted?: () => void;
  children?: ReactNode;
};

/** A field that counts once it is left, or Enter is pressed. */
function Text({ label, value, onCommit, placeholder, list, onWanted, children }: FieldProps) {
  const commit = (input: HTMLInputElement) => {
    const text = input.value.trim();
    if (text !== (value ?? '')) onCommit(text || null);
  };
  return (
    <label className={styles.field}>
      <span>{label}</span>
      <input
        type="text"
        key={value}
        defaultValue={value ?? ''}
        placeholder={placeholder}
        list={list}
        autoComplete="off"
        spellCheck={false}
        onFocus={onWanted}
        onBlur={(event) => commit(event.currentTarget)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          // The first Enter takes what was written; on what is taken already it makes the rule.
          if (event.currentTarget.value.trim() !== (value ?? '')) event.preventDefault();
          commit(event.currentTarget);
        }}
      />
      {children}
    </label>
  );
}

function Amount({ label, value, onCommit, placeholder }: Pick<FieldProps, 'label' | 'value' | 'onCommit' | 'placeholder'>) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is its child
    <label className={styles.field}>
      <span>{label}</span>
      <AmountInput isSigned example="-12.50" value={value} onCommit={onCommit} placeholder={placeholder} />
    </label>
  );
}

/** A field that offers the book's accounts, and takes new names too. */
function Account(props: Omit<FieldProps, 'list' | 'onWanted' | 'children'>) {
  const [isWanted, setWanted] = useState(false);
  const names = useAccountNames(isWanted);
  const id = useId();
  return (
    <Text {...props} list={id} onWanted={() => setWanted(true)}>
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </Text>
  );
}
