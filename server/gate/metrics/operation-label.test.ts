import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { createOperationLabel, digestOf } from './operation-label.ts';

const written = parse('query Kpis { kpis { ...Row @unmask } } fragment Row on Kpi { label value }');
const sent = parse('fragment Row on Kpi { __typename label value }\nquery Kpis {\n  kpis { __typename ...Row }\n}');

describe('the label of an operation', () => {
  const labelOf = createOperationLabel(new Map([[digestOf(written), 'Kpis']]));

  it('is its name where the document is a known one, as the client writes it', () => {
    expect(labelOf(sent)).toBe('Kpis');
  });

  it('is one of four words for everything else', () => {
    expect(labelOf(parse('query Kpis { kpis { label } }'))).toBe('_adhoc');
    expect(labelOf(parse('{ kpis { label } }'))).toBe('_anonymous');
    expect(labelOf(undefined)).toBe('_invalid');
    const many = Array.from({ length: 201 }, (_, index) => parse(`query Q${index} { a }`));
    const ofMany = createOperationLabel(new Map(many.map((document, index) => [digestOf(document), `Q${index}`])));
    expect(many.map(ofMany).slice(-2)).toEqual(['Q199', '_overflow']);
  });
});
