import { useQuery } from '@apollo/client/react';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { AccountNamesDocument } from '../gql/operations.ts';

void (
  /* GraphQL */ `
  query AccountNames {
    accounts(first: 1000) {
      edges { node { id fullName } }
    }
  }
`
);

type Props = {
  label: string;
  placeholder: string;
  /** Called with a name that the book has. */
  onChoose: (fullName: string) => void;
  /** True empties the field after a choice: the name is shown elsewhere. */
  isEmptied?: boolean;
};

/** A field that offers the book's accounts and takes no other name. */
export function AccountInput({ label, placeholder, onChoose, isEmptied = false }: Props) {
  const [typed, setTyped] = useState('');
  const [isWanted, setWanted] = useState(false);
  const names = useAccountNames(isWanted);
  const id = useId();
  const isKnown = (name: string) => names.includes(name);
  // Who types fast has written a name before the book's names are here.
  const isTypedKnown = !isEmptied && isKnown(typed);
  useEffect(() => {
    if (isTypedKnown) onChoose(typed);
  }, [isTypedKnown, typed, onChoose]);
  const choose = (name: string) => {
    setTyped(isEmptied ? '' : name);
    onChoose(name);
  };
  const change = (event: FormEvent<HTMLInputElement>) => {
    const { value } = event.currentTarget;
    setTyped(value);
    if (!isEmptied) onChoose(isKnown(value) ? value : '');
    else if (isKnown(value) && isPick(event.nativeEvent)) choose(value);
  };
  return (
    <>
      <input
        type="text"
        aria-label={label}
        placeholder={placeholder}
        list={id}
        value={typed}
        autoComplete="off"
        spellCheck={false}
        onFocus={() => setWanted(true)}
        onChange={change}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || typed === '') return;
          const name = isKnown(typed) ? typed : onlyMatch(names, typed);
          if (name !== null) choose(name);
          if (isEmptied) event.preventDefault();
        }}
      />
      <datalist id={id}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </>
  );
}

/** True where the value was picked from the list in one go, and not typed letter by letter. */
function isPick(event: Event): boolean {
  return !(event instanceof InputEvent) || event.inputType === 'insertReplacementText';
}

function onlyMatch(names: readonly string[], typed: string): string | null {
  const matches = names.filter((name) => name.toLowerCase().includes(typed.trim().toLowerCase()));
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

/** All names, asked for when somebody is about to need them. */
export function useAccountNames(isWanted: boolean): string[] {
  const { data } = useQuery(AccountNamesDocument, { skip: !isWanted });
  return data?.accounts?.edges.map(({ node }) => node.fullName) ?? [];
}
