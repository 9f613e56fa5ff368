import { describe, expect, it } from 'vitest';
import { codeOf, outcomeOf, rejectionOf } from './outcome.ts';

const error = (code?: string, reason?: string) => ({ extensions: { code, reason } });

describe('what came of a request', () => {
  it('is counted against whoever was at fault', () => {
    expect(outcomeOf([])).toBe('ok');
    expect(outcomeOf([error('NOT_FOUND')])).toBe('refused');
    expect(outcomeOf([error('NOT_FOUND'), error('TIMEOUT')])).toBe('failed');
    expect(outcomeOf([error('MADE_UP')])).toBe('failed');
  });

  it('is counted under a code from the closed list alone', () => {
    expect([codeOf(error('CONFLICT')), codeOf(error('MADE_UP')), codeOf({})]).toEqual(['CONFLICT', 'OTHER', 'OTHER']);
  });

  it('names the limit that turned it away', () => {
    expect(rejectionOf([error('RATE_LIMITED')])).toBe('rate');
    expect(rejectionOf([error('QUERY_TOO_COMPLEX', 'depth')])).toBe('depth');
    expect(rejectionOf([error('QUERY_TOO_COMPLEX', 'made up')])).toBe('cost');
    expect(rejectionOf([error('NOT_FOUND')])).toBeNull();
  });
});
