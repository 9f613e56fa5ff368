import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { refusalOf } from '../apollo/refusal.ts';
import { ApplyRulesDocument, type ApplyRulesMutation } from '../gql/operations.ts';

type Tried = ApplyRulesMutation['applyRules'];

/** What the rules would change, asked for by hand: it is a change that is not carried out, and never asked by itself. */
export function useTry() {
  const [tried, setTried] = useState<Tried | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [mutate, { loading }] = useMutation(ApplyRulesDocument);
  const tryOut = async () => {
    setFault(null);
    try {
      const { data } = await mutate({ variables: { input: { dryRun: true, placedToo: false } } });
      const answer = data?.applyRules ?? null;
      setFault(answer?.userErrors[0]?.message ?? null);
      setTried(answer);
    } catch (error) {
      setFault(refusalOf(error).message);
    }
  };
  return { tried, fault, isTrying: loading, tryOut, forget: () => setTried(null) };
}
